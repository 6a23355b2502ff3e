/** Addresses of worksheets and their keys. */

import type { Lang } from '../../texts';
import type { Plan } from '../../texts/teach/types';
import { pageLink } from '../links';

/** @param isKey with the answers filled in */
export function worksheetLink(
  lang: Lang,
  { seed, level }: Plan['worksheet'],
  isKey = false,
): string {
  const query = `seed=${seed}&level=${level}${isKey ? '&key=1' : ''}`;
  return `${pageLink(lang, 'teach')}worksheet/?${query}`;
}
