/** Stands in for SvelteKit's `$app/paths` in a widget: every address is absolute, at the site that the script is from. */

import { siteBase } from './base';
import { carriedUrl } from './files';

export const base = siteBase;

/** Of a picture that the page carries, the picture itself. */
export const asset = (file: string): string => carriedUrl(siteBase + file) ?? siteBase + file;

/** `/[lang=lang]/mask` with `{lang: 'zh'}` → `https://…/zh/mask` */
export function resolve(route: string, parameters: Readonly<Record<string, string>> = {}): string {
  const path = route.replace(/\[(\w+)(?:=\w+)?\]/g, (_, name: string) => parameters[name] ?? '');
  return siteBase + path;
}
