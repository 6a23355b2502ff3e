import { expect, test } from 'vitest';
import { fewShotKeys } from '../lib/player/widget/few-shot';
import { tagOf, widgetIds } from '../lib/player/widget/ids';
import { labWidgetKeys } from '../lib/player/widget/lab';
import { tinyFlamingoKeys } from '../lib/player/widget/tiny-flamingo';
import type { FewShotKey, MaskKey, TinyFlamingoKey } from './elements/types';

/** The compiler asks for each member of a type here, and takes no other. */
type Each<Key extends string> = Readonly<Record<Key, 1>>;

const frame = { hide: 1, spoiler: 1, theme: 1, ui: 1 } as const;
const block = { cached: 1, dtype: 1, ff: 1, gate: 1, head: 1, heads: 1, op: 1, seed: 1 } as const;
const tokens = { img: 1, n: 1, new: 1, t: 1, v: 1, w: 1 } as const;
const mask: Each<MaskKey> = { ...frame, ...block, ...tokens, predict: 1, step: 1, steps: 1 };
const ablations = { ag: 1, blank: 1, fg: 1, off: 1, op: 1, swap: 1, zero: 1 } as const;
const tiny: Each<TinyFlamingoKey> = { ...frame, ...ablations, example: 1, p: 1 };
const fewShot: Each<FewShotKey> = { ...frame, control: 1, q: 1, seed: 1, shots: 1, task: 1 };

type Tag = Extract<keyof HTMLElementTagNameMap, `${string}-${string}`>;
const tags: Each<Tag> = {
  'flamingo-mask': 1,
  'flamingo-text-time': 1,
  'flamingo-softmax': 1,
  'flamingo-gate': 1,
  'tiny-flamingo': 1,
  'flamingo-few-shot': 1,
};

test.each([
  ['the Mask Lab', mask, labWidgetKeys],
  ['the tiny Flamingo', tiny, tinyFlamingoKeys],
  ['examples', fewShot, fewShotKeys],
])('the element of %s has a property for each key of its address, and no other', (_, own, keys) => {
  expect(Object.keys(own).sort()).toEqual(keys.filter((key) => key !== 'lang').sort());
});

test('every widget is known by its tag', () => {
  expect(Object.keys(tags)).toEqual(widgetIds.map(tagOf));
});
