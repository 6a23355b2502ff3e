import { describe, expect, test } from 'vitest';
import { labWidgetIds, tagOf } from '../lib/player/widget/ids';
import { labWidgetKeys } from '../lib/player/widget/lab';
import type { MaskKey } from './elements/types';

/** The compiler asks for every member of the types here, and takes no other. */
const keys: Readonly<Record<MaskKey, true>> = {
  v: true,
  t: true,
  img: true,
  n: true,
  op: true,
  cached: true,
  new: true,
  w: true,
  heads: true,
  head: true,
  dtype: true,
  seed: true,
  gate: true,
  ff: true,
  step: true,
  ui: true,
  theme: true,
  predict: true,
  steps: true,
  hide: true,
  spoiler: true,
};
type Tag = Extract<keyof HTMLElementTagNameMap, `${string}-${string}`>;
const tags: Readonly<Record<Tag, true>> = {
  'flamingo-mask': true,
  'flamingo-text-time': true,
  'flamingo-softmax': true,
  'flamingo-gate': true,
};

describe('the types of the custom elements', () => {
  test('have a property for each key of the address, and no other', () => {
    expect(Object.keys(keys).sort()).toEqual(labWidgetKeys.filter((key) => key !== 'lang').sort());
  });

  test('know every widget by its tag', () => {
    expect(Object.keys(tags)).toEqual(labWidgetIds.map(tagOf));
  });
});
