/** The page of one widget, for a frame in somebody's article. It is written here as a whole: nothing of the site's own pages belongs in it. */

import { isLabWidget, pageOf, type WidgetId } from '../../player/widget/ids';
import type { Lang } from '../../texts';
import { widgetTexts } from '../../texts/widget';

/** The script that brings a widget to life, below `widgets/`. */
export const scriptOf = (id: WidgetId): string =>
  isLabWidget(id) ? 'embed-mask.js' : 'embed-tiny.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for values in double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character]);

interface Page {
  readonly lang: string;
  readonly title: string;
  readonly policy: string;
  /** Attributes of `<html>` besides its language. */
  readonly data: Readonly<Record<string, string>>;
  /** Markup, already escaped. */
  readonly head: string;
  readonly body: string;
}

/** The frame of every document with one widget. */
export function documentOf({ lang, title, policy, data, head, body }: Page): string {
  const attributes = Object.entries(data).map(
    ([name, value]) => ` data-${name}="${escapeHtml(value)}"`,
  );
  return `<!doctype html>
<html lang="${lang}"${attributes.join('')}>
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="responsive-embedded-sizing">
    <title>${escapeHtml(title)}</title>
${head}
  </head>
  <body>
${body}
  </body>
</html>
`;
}

/** The card of the page that shows a widget and more, at half its size; nobody else fetches it. */
export function cardOf(id: WidgetId, root: string): string {
  const alt = escapeHtml(widgetTexts.en.titles[id]);
  return `<noscript><img src="${root}/cards/en/${pageOf(id)}.png" width="600" height="315" alt="${alt}"></noscript>`;
}

/** Scripts, pictures and the model's files of the same site, and nothing else. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** What is there before the script is, and for whom it never comes: a picture, a line and a link, in both languages. */
function fallback(id: WidgetId, siteUrl: string, still: string): string {
  const line = (lang: Lang) => {
    const { noScript, titles } = widgetTexts[lang];
    const link = `<a href="${siteUrl}/${lang}/${pageOf(id)}/" target="_blank" rel="noopener">${escapeHtml(titles[id])}</a>`;
    return `    <p lang="${lang}">${escapeHtml(noScript)} ${link}</p>`;
  };
  return `    <main>\n      ${still}\n  ${line('en')}\n  ${line('zh')}\n    </main>`;
}

/**
 * @param root the path from the page to the root of the site, such as `../..`
 * @param siteUrl absolute, without a slash at the end
 * @param still markup of a picture, for a reader without JavaScript
 */
export function embedPage(id: WidgetId, root: string, siteUrl: string, still: string): string {
  const { titles } = widgetTexts.en;
  return documentOf({
    lang: 'en',
    title: titles[id],
    policy: POLICY,
    data: { widget: id },
    head: `    <meta name="description" content="${escapeHtml(titles[id])}">
    <meta name="robots" content="noindex">
    <link rel="canonical" href="${siteUrl}/en/${pageOf(id)}/">
    <link rel="icon" href="${root}/favicon.svg" type="image/svg+xml">
    <script src="${root}/widgets/${scriptOf(id)}" defer></script>`,
    body: fallback(id, siteUrl, still),
  });
}
