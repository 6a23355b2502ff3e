import { expect, test } from 'vitest';
import type { StepTurn } from '../../../flamingo/runtime/step-turn';
import { whyOf } from './branch';

const turn = (fed: string[], text_time: number[], use_cached_media: boolean): StepTurn => ({
  ...{ fed, text_time, use_cached_media, media_locations: [], past: 0, mask: [true] },
});

const turns = [
  turn(['<image>', 'a', '<image>', 'b'], [1, 1, 2, 2], false),
  turn(['c'], [2], true),
  turn(['<image>'], [1], false),
  turn(['d'], [1], true),
];

test('the first step reads the prompt, later ones keep its count, until the model writes an image', () => {
  expect(turns.map((_, step) => whyOf(turns, step))).toEqual([
    { kind: 'freshWhy' },
    { kind: 'cached', total: 2 },
    { kind: 'restartWhy' },
    { kind: 'after_restart', total: 1, before: 2 },
  ]);
});

test('without a picture there is nothing to locate', () => {
  expect(whyOf([{ ...turn(['a'], [], false), mask: [] }], 0)).toEqual({ kind: 'noMediaWhy' });
});
