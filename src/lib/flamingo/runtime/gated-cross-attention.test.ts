import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor, toFlat, type View } from '../../tensor';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { gatedCrossAttentionBlock } from '../gated-cross-attention-block';
import { blockWeights, dim, dim_visual, drawer, dtype, fast, heads } from './fixtures/small-block';

const given = fc
  .record({
    B: fc.integer({ min: 1, max: 3 }),
    T_txt: fc.integer({ min: 1, max: 7 }),
    T_img: fc.integer({ min: 1, max: 3 }),
    n: fc.integer({ min: 1, max: 3 }),
    only_attend_immediate_media: fc.boolean(),
    use_cached_media: fc.boolean(),
    seed: fc.nat(),
  })
  .chain((sizes) => {
    const row = fc.array(fc.boolean(), { minLength: sizes.T_txt, maxLength: sizes.T_txt });
    const rows = fc.array(row, { minLength: sizes.B, maxLength: sizes.B });
    // null is allowed only with cached media.
    const locations = sizes.use_cached_media ? fc.option(rows, { freq: 4 }) : rows;
    return fc.record({ sizes: fc.constant(sizes), locations });
  });

test('the block on the kernels is the block on tensors, with all that it records', () => {
  fc.assert(
    fc.property(given, ({ sizes, locations }) => {
      const { B, T_txt, T_img, n, seed } = sizes;
      const draw = drawer(seed);
      const weights = blockWeights(draw);
      const inputs: [View, View] = [draw(B, T_txt, dim), draw(B, T_img, n, dim_visual)];
      const media_locations =
        locations && tensor(locations.flat().map(Number), { shape: [B, T_txt], dtype: 'bool' });
      const golden = new Map<string, View>();
      const options = { ...sizes, heads };
      gatedCrossAttentionBlock(...inputs, media_locations, weights, options, (name, value) =>
        golden.set(name, value),
      );
      const recorded = new Map<string, ArrayLike<number>>();
      const kernels = createTypescriptKernels(dtype);
      const out = fast(kernels, weights, inputs, locations, sizes, (name, _, values) =>
        recorded.set(name, values),
      );
      const names = { q_scaled: 'q_scaled', sim: 'sim', attn: 'attn', attn_out: 'out' };
      const more = { after_attn: 'after_attn', ff_out: 'ff_out', xattn_out: 'after_ff' };
      for (const [mine, name] of Object.entries({ ...names, ...more })) {
        expectClose(Array.from(recorded.get(mine) ?? []), golden.get(name), mine);
      }
      expectClose(out, golden.get('after_ff'), 'recorded result');
      const unrecorded = fast(kernels, weights, inputs, locations, sizes);
      expectClose(unrecorded, golden.get('after_ff'), 'unrecorded result');
    }),
    { numRuns: 100 },
  );
});

function expectClose(got: number[], wanted: View | undefined, name: string): void {
  const golden = wanted ? toFlat(wanted) : [];
  expect(got.length, name).toBe(golden.length);
  const errors = got.map((value, i) => Math.abs(value - golden[i]) / (1 + Math.abs(golden[i])));
  expect(Math.max(...errors), name).toBeLessThan(1e-12);
}
