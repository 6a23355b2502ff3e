/** What an author copies, one entry for each way in. Which hosts take it is in the texts. */

import type { Embedded } from './embedded';
import { element, iframe, iframeWithScript } from './html';
import { hugoCall, hugoFile } from './hugo';
import { address, jupyter, picture } from './plain';

export type { Embedded } from './embedded';
export { frameAddress, moduleAddress, moduleOf } from './embedded';

/** @param file name of the picture that is downloaded beside it */
type Write = (shown: Embedded, file: string) => string;

export const snippets = {
  iframe,
  script: iframeWithScript,
  element,
  wordpress: address,
  'wordpress-html': iframe,
  ghost: iframeWithScript,
  'hugo-file': hugoFile,
  hugo: hugoCall,
  jekyll: iframe,
  markdown: picture,
  jupyter,
  card: address,
  china: picture,
  github: picture,
  reveal: iframe,
} as const satisfies Readonly<Record<string, Write>>;

export type SnippetId = keyof typeof snippets;
export const snippetIds = Object.keys(snippets) as readonly SnippetId[];

export const writeSnippet = (id: SnippetId, shown: Embedded, file: string): string =>
  snippets[id](shown, file);
