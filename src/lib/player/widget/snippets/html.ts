/** HTML that goes into a page as it is. */

import { frameAddress, moduleAddress, tagOf, type Embedded } from './embedded';
import { html } from './escape';

/** A frame, and beneath it a link for those who see no frame. */
export function iframe(shown: Embedded): string {
  return [
    `<iframe src="${html(frameAddress(shown))}"`,
    `  title="${html(shown.title)}" width="100%" height="${shown.height}" loading="lazy"`,
    `  allow="fullscreen; clipboard-write" style="border:0;max-width:100%"></iframe>`,
    fallback(shown),
  ].join('\n');
}

/** The frame, and the script of at most 1 KB that makes it as high as its content. */
export function iframeWithScript(shown: Embedded): string {
  return `${iframe(shown)}\n<script src="${html(shown.site)}/widgets/host.js" defer></script>`;
}

/** The custom element; its attributes are the keys of the address. */
export function element(shown: Embedded): string {
  const tag = tagOf(shown.widget);
  const attributes = [...new URLSearchParams(shown.query)].map(
    ([key, value]) => ` ${key}="${html(value)}"`,
  );
  return [
    `<script type="module" src="${html(moduleAddress(shown))}"></script>`,
    `<${tag}${attributes.join('')}>`,
    `  ${link(shown)}`,
    `</${tag}>`,
  ].join('\n');
}

const link = ({ page, title }: Embedded) => `<a href="${html(page)}">${html(title)}</a>`;

const fallback = (shown: Embedded) => `<p>${link(shown)}</p>`;
