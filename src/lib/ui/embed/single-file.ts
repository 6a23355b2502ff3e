/** One HTML file with a widget in one state: it asks for nothing, and runs from a disk as well as from a server. */

import { sha256Fast } from '../../flamingo/sha256';
import { pageOf, type WidgetId } from '../../player/widget/ids';
import { htmlLang, type Lang } from '../../texts';
import { widgetTexts } from '../../texts/widget';
import { documentOf, escapeHtml, scriptOf } from './embed-page';

export interface Sources {
  /** Absolute, without a slash at the end. */
  readonly siteUrl: string;
  /** The bytes of a file below the site, such as `widgets/embed-mask.js`. @throws where it cannot be had */
  readonly fetchBytes: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Files that the widget would fetch, and carries instead: those of a model. */
  readonly carried?: readonly string[];
}

/** In JavaScript both can only stand in strings and the like, where the backslash changes nothing. */
export const escapeScript = (code: string): string => code.replace(/<(?=\/script|!--)/gi, '\\x3C');

/** @param state the query of the widget, without the question mark */
export async function singleFile(
  id: WidgetId,
  state: string,
  lang: Lang,
  { siteUrl, fetchBytes, carried = [] }: Sources,
): Promise<string> {
  const bytes = await Promise.all(carried.map(fetchBytes));
  const files = Object.fromEntries(carried.map((path, i) => [path, base64(bytes[i])]));
  const code = new TextDecoder().decode(await fetchBytes(`widgets/${scriptOf(id)}`));
  const scripts = [
    ...(carried.length > 0 ? [`globalThis.__flamingoFiles=${JSON.stringify(files)}`] : []),
    code,
  ].map(escapeScript);
  const title = widgetTexts[lang].titles[id];
  return documentOf({
    lang: htmlLang[lang],
    title,
    policy: policyOf(await Promise.all(scripts.map(digest))),
    data: { widget: id, state },
    head: `    <meta name="description" content="${escapeHtml(title)}">`,
    body: `    ${fallback(id, siteUrl, state, lang)}\n${scripts.map((script) => `    <script>${script}</script>`).join('\n')}`,
  });
}

/** The scripts that are in it, by their digests, and nothing from anywhere. */
function policyOf(digests: readonly string[]): string {
  const scripts = digests.map((one) => `'sha256-${one}'`).join(' ');
  return `default-src 'none'; script-src ${scripts} 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'`;
}

/** For a reader without JavaScript: the same on the site. */
function fallback(id: WidgetId, siteUrl: string, state: string, lang: Lang): string {
  const { noScript, titles } = widgetTexts[lang];
  const address = `${siteUrl}/${lang}/${pageOf(id)}/${state && `?${state}`}`;
  return `<noscript><p>${escapeHtml(noScript)} <a href="${escapeHtml(address)}">${escapeHtml(titles[id])}</a></p></noscript>`;
}

async function digest(script: string): Promise<string> {
  const hex = await sha256Fast(new TextEncoder().encode(script));
  return base64(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

/** Bytes at a time that become characters: more are too many arguments for one call. */
const STRETCH = 0x8000;

function base64(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += STRETCH) {
    characters += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  }
  return btoa(characters);
}
