/** For hosts that take no HTML: Markdown, a Jupyter cell, slides, or an address alone. */

import { frameAddress, type Embedded } from './embedded';
import { markdown, markdownAddress, quoted } from './escape';

/** A picture that leads to the live page. @param picture address of a file that the author has put on their host */
export function picture(shown: Embedded, picture: string): string {
  const words = markdown(shown.title);
  return `[![${words}](${markdownAddress(picture)})](${markdownAddress(shown.page)})`;
}

/** A cell of a notebook. */
export function jupyter(shown: Embedded): string {
  return [
    'from IPython.display import IFrame',
    '',
    `IFrame(${quoted(frameAddress(shown))}, width="100%", height=${shown.height})`,
  ].join('\n');
}

/** What unfurls into a preview, or by oEmbed into the widget itself, where the host knows how. */
export const address = ({ share, page }: Embedded): string => share ?? page;
