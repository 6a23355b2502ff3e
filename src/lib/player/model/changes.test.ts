import { expect, test } from 'vitest';
import { asTrained } from './ablations';
import { changesOf } from './changes';

test('names each kind of change once, and none for lists that say nothing', () => {
  expect(changesOf(asTrained)).toEqual([]);
  expect(changesOf({ ...asTrained, attn_gate: [null, null], heads_off: [[], []] })).toEqual([]);
  expect(
    changesOf({
      ...asTrained,
      ...{ op: 'ge', attn_gate: [null, 0], heads_off: [[], [1]], swap: [0, 1], blank: [2] },
      checkpoint: 0,
    }),
  ).toEqual(['op', 'attn_gate', 'heads_off', 'swap', 'blank', 'checkpoint']);
});
