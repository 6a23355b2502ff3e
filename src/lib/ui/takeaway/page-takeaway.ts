/** What any page can give: its link. */

import type { Takeaway } from './takeaway';

/** The address of the page as it is now, without a place in it. */
export function currentLink(): string {
  return location.href.replace(/#.*$/, '');
}

export function pageTakeaway(): Takeaway {
  const title = document.title;
  return {
    title,
    fileName: 'flamingo',
    alt: title,
    link: currentLink(),
    tensors: [],
    current: null,
    trace: null,
    element: null,
    steps: null,
    scripts: [],
  };
}
