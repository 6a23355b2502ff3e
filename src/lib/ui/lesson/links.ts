/** Addresses of a running lesson. */

import { resolve } from '$app/paths';
import type { Lang } from '../../texts';
import type { PlanId } from '../../texts/teach/types';

/** @param query without the question mark */
export function lessonLink(lang: Lang, plan: PlanId, part: 'run' | 'present', query = ''): string {
  const path =
    part === 'run'
      ? resolve('/[lang=lang]/teach/[plan]/run', { lang, plan })
      : resolve('/[lang=lang]/teach/[plan]/present', { lang, plan });
  return `${path}/${query && `?${query}`}`;
}
