import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allGates, isClosed, withBlank, withGate, withHead } from './ablation-changes';
import { asTrained, isAsTrained } from './ablations';

describe('a change of the ablations', () => {
  test('closes all gates with an entry for each layer, and opens them again', () => {
    const closed = { ...asTrained, ...allGates(0, 3) };
    expect([closed.attn_gate, closed.ff_gate]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(isAsTrained({ ...closed, ...allGates(null, 3) })).toBe(true);
  });

  test('sets one gate and leaves the others as trained', () => {
    const changed = { ...asTrained, ...withGate(asTrained, 'ff_gate', 1, -0.5, 3) };
    expect([changed.attn_gate, changed.ff_gate]).toEqual([[], [null, -0.5, null]]);
    const both = { ...changed, ...withGate(changed, 'ff_gate', 2, 0, 3) };
    expect(both.ff_gate).toEqual([null, -0.5, 0]);
  });

  test('keeps silenced heads in order', () => {
    const one = { ...asTrained, ...withHead(asTrained, 1, 3, 2) };
    const two = { ...one, ...withHead(one, 1, 0, 2) };
    expect(two.heads_off).toEqual([[], [0, 3]]);
  });

  test('made twice, or taken back, leaves nothing behind', () => {
    const layer = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(layer, layer, fc.double({ noNaN: true }), (i, j, gate) => {
        const covered = { ...asTrained, ...withBlank(asTrained, i) };
        expect(isAsTrained(covered)).toBe(false);
        expect(isAsTrained({ ...covered, ...withBlank(covered, i) })).toBe(true);
        const silenced = { ...asTrained, ...withHead(asTrained, i, j, 5) };
        expect(isAsTrained({ ...silenced, ...withHead(silenced, i, j, 5) })).toBe(true);
        const set = { ...asTrained, ...withGate(asTrained, 'attn_gate', i, gate, 5) };
        expect(isAsTrained({ ...set, ...withGate(set, 'attn_gate', i, null, 5) })).toBe(true);
      }),
    );
  });
});

test('gates are closed only when all of them are 0', () => {
  expect(isClosed({ attn_gate: [0, -0], ff_gate: [0, 0] })).toBe(true);
  expect(isClosed({ attn_gate: [0, 0], ff_gate: [0, 1e-9] })).toBe(false);
});
