/** Wrong ways to silence text before the first picture. */

import { ne } from '../../tensor';
import type { Inputs } from '../../trace';
import type { Bug } from './types';

const inEq = ({ op }: Inputs) => op === 'eq';
const inGe = ({ op }: Inputs) => op === 'ge';
const GUARD = '        and self.only_attend_immediate_media):';

export const zeroing: readonly Bug[] = [
  {
    id: 'zero-unassigned',
    gotcha: 'no-assignment',
    step: 'zero_rows',
    code: [{ right: '    attn = attn.masked_fill(', wrong: '    attn.masked_fill(' }],
    lines: { attn: (attn) => attn },
    runs: inEq,
  },
  {
    id: 'zero-in-ge-only',
    gotcha: 'text-before-first',
    step: 'zero_rows',
    isUnlikely: true,
    code: [{ right: GUARD, wrong: '        and not self.only_attend_immediate_media):' }],
    lines: { zeroes: (only_immediate) => !only_immediate },
  },
  {
    id: 'zero-in-ge-too',
    gotcha: 'ge-never-zeroes',
    step: 'zero_rows',
    code: [{ right: GUARD, wrong: '        or self.only_attend_immediate_media):' }],
    lines: { zeroes: () => true },
    runs: inGe,
  },
  {
    id: 'zero-where-media',
    gotcha: 'text-before-first',
    step: 'zero_rows',
    isUnlikely: true,
    code: [
      {
        right: '    text_without_media_mask = text_time == 0',
        wrong: '    text_without_media_mask = text_time != 0',
      },
    ],
    lines: { text_without_media: (text_time) => ne(text_time, 0) },
    runs: inEq,
  },
];
