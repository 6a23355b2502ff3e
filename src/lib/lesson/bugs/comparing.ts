/** Wrong comparisons of text_time with media_time. */

import { eq, ge, gt, le, ne } from '../../tensor';
import type { GotchaId } from '../types';
import type { ProgramId } from './ids';
import type { Compare } from '../program';
import type { Bug } from './types';

/** torch's function in place of eq, with only_attend_immediate_media. */
function inEq(id: ProgramId, torch: string, immediate: Compare, gotcha: GotchaId | null): Bug {
  return {
    id,
    gotcha,
    step: 'mask',
    code: [{ right: '        torch.eq', wrong: `        torch.${torch}` }],
    lines: { immediate },
    runs: ({ op }) => op === 'eq',
  };
}

/** torch's function in place of ge, without it. */
function inGe(id: ProgramId, torch: string, previous: Compare, gotcha: GotchaId | null): Bug {
  return {
    id,
    gotcha,
    step: 'mask',
    code: [{ right: '        else torch.ge)', wrong: `        else torch.${torch})` }],
    lines: { previous },
    runs: ({ op }) => op === 'ge',
  };
}

export const comparing: readonly Bug[] = [
  inEq('ge-for-eq', 'ge', ge, 'eq-or-ge'),
  { ...inEq('le-for-eq', 'le', le, null), isUnlikely: true },
  { ...inEq('ne-for-eq', 'ne', ne, null), isUnlikely: true },
  inGe('eq-for-ge', 'eq', eq, 'eq-or-ge'),
  inGe('gt-for-ge', 'gt', gt, 'eq-or-ge'),
  { ...inGe('le-for-ge', 'le', le, null), isUnlikely: true },
];
