import { expect, test } from 'vitest';
import { timeInTurns, type Samples } from './rounds';
import type { Runtime } from './runtime';
import { createWorkload } from './workload';
import { TINY_FLAMINGO } from '../../../src/lib/flamingo/runtime/fixtures/tiny-config';
import { ratioOf, speedUp } from './table';

/** A clock that moves only when somebody works. */
let now = 0;

function runtime(cost: number, logit: number): Runtime {
  const work = (times: number, out: number[]) => {
    now += cost * times;
    return Promise.resolve(Float32Array.from(out));
  };
  return {
    encode: () => work(2, [0]),
    prefill: () => work(10, [logit, 1]),
    decode: () => work(1, [0, logit]),
  };
}

const run = (...contestants: { name: string; runtime: Runtime }[]) =>
  timeInTurns(contestants, createWorkload(TINY_FLAMINGO), {
    rounds: 5,
    warmUp: 2,
    clock: () => now,
  });

test('one picture, one prompt, one token: what each costs, in every round', async () => {
  const { slow, fast } = await run(
    { name: 'fast', runtime: runtime(1, 0) },
    { name: 'slow', runtime: runtime(3, 0) },
  );
  expect(fast).toMatchObject({ encode: Array(5).fill(2), prefill: Array(5).fill(10) });
  expect(slow).toMatchObject({ decode: Array(5).fill(3) });
});

test('the largest difference of a logit from the first runtime’s is kept', async () => {
  const { first, near } = await run(
    { name: 'first', runtime: runtime(1, 0.5) },
    { name: 'near', runtime: runtime(1, 0.5 + 2 ** -12) },
  );
  expect([first.difference, near.difference]).toEqual([0, 2 ** -12]);
});

test.each([0.75, NaN])(
  'a runtime that says %d where the first says 0.5 is not timed',
  async (logit) => {
    const other = { name: 'other', runtime: runtime(1, logit) };
    await expect(run({ name: 'first', runtime: runtime(1, 0.5) }, other)).rejects.toThrow(
      'other: its logits differ by',
    );
  },
);

test('a speed-up pairs the rounds of one process, and only where both ran', () => {
  const times = (decode: number[]): Samples => ({ encode: [], prefill: [], decode, difference: 0 });
  const groups: Record<string, Samples>[] = [
    { 'ours-wasm': times([1, 2, 4]), onnxruntime: times([3, 6, 12]) },
    { 'ours-wasm': times([100]), 'tfjs-cpu': times([5]) },
  ];
  const ratio = speedUp({ groups, cold: {} }, 'decode', 'ours-wasm', 'onnxruntime');
  expect(ratio).toEqual({ median: 3, low: 3, high: 3 });
  expect(speedUp({ groups, cold: {} }, 'decode', 'ours-wasm', 'jax-js')).toBeUndefined();
});

test('a ratio’s range leaves out the tenth at each end', () => {
  const ratio = ratioOf(Array.from({ length: 11 }, (_, i) => i));
  expect(ratio).toEqual({ median: 5, low: 1, high: 9 });
});

test('the prompt sees its pictures one after the other, and the context has room for the answer', () => {
  const { tokens, seen, answer } = createWorkload(TINY_FLAMINGO);
  expect(tokens.length + answer.length).toBeLessThanOrEqual(TINY_FLAMINGO.lang_encoder.context);
  expect([seen[0], seen[1], seen[20], seen[21], seen[63]]).toEqual([0, 1, 1, 2, 3]);
  expect(tokens.filter((id) => id === TINY_FLAMINGO.special_tokens.image)).toHaveLength(3);
  expect(Math.max(...tokens)).toBeLessThan(TINY_FLAMINGO.lang_encoder.vocab_size);
});
