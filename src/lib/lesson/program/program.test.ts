import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFlat, type View } from '../../tensor';
import { run, type Inputs, type Token } from '../../trace';
import { runProgram } from './run';

const token = fc
  .constantFrom<Token['kind']>('text', 'text', 'image', 'pad')
  .map((kind): Token => ({ kind, word: null }));
const rowsOf = (B: number, length: number) =>
  fc.array(fc.array(token, { minLength: length, maxLength: length }), {
    minLength: B,
    maxLength: B,
  });
const anyInputs: fc.Arbitrary<Inputs> = fc
  .record({ B: fc.integer({ min: 1, max: 3 }), T: fc.integer({ min: 1, max: 6 }) })
  .chain(({ B, T }) =>
    fc.record({
      rows: rowsOf(B, T),
      fresh: fc.integer({ min: 1, max: 3 }).chain((count) => rowsOf(B, count)),
      T_img: fc.integer({ min: 0, max: 4 }),
      n: fc.integer({ min: 1, max: 3 }),
      heads: fc.integer({ min: 1, max: 3 }),
      op: fc.constantFrom('eq' as const, 'ge' as const),
      cached: fc.boolean(),
      dtype: fc.constantFrom('float32' as const, 'float16' as const, 'bfloat16' as const),
      seed: fc.nat(999999),
      gate: fc.constantFrom(0, 0.5, -2),
      ffGate: fc.constantFrom(0, 1),
    }),
  );

const plain = (view: View) => [view.dtype, view.shape, toFlat(view)];

test('with no line replaced the program is the real code, bit for bit', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const [real, ours] = [run(inputs), runProgram({}, inputs)];
      expect(ours.error).toEqual(real.error);
      expect(Object.keys(ours.tensors).sort()).toEqual(Object.keys(real.tensors).sort());
      for (const [name, view] of Object.entries(real.tensors)) {
        expect([name, plain(Object.entries(ours.tensors).find(([n]) => n === name)![1])]).toEqual([
          name,
          plain(view),
        ]);
      }
    }),
    { numRuns: 300 },
  );
});
