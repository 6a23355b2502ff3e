/** How numbers and lists are said in each language. */

import { fixed } from '../../trace';
import type { Lang } from '../lang';

/** `1`, `1 and 2`, `1, 2 and 3` */
export function list(lang: Lang, items: readonly (number | string)[]): string {
  if (lang === 'zh') return items.join('\u3001');
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** `no picture`, `picture 2`, `pictures 1 and 2`; counted from 1 */
export function pictures(lang: Lang, images: readonly number[]): string {
  if (lang === 'zh') return images.length === 0 ? '\u4efb\u4f55\u56fe' : `图${list(lang, images)}`;
  if (images.length === 0) return 'no picture';
  return `${images.length === 1 ? 'picture' : 'pictures'} ${list(lang, images)}`;
}

/** A weight or a change, with four decimals; an exact 0 is `0`. */
export const four = (x: number): string => fixed(x, 4);

/** Numbers from the core, joined. */
export const row = (lang: Lang, values: readonly number[], say = four): string =>
  values.map(say).join(lang === 'zh' ? '\u3001' : ', ');
