import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor, toFlat, type View } from '../../tensor';
import type { Kernels } from '../../tensor/kernels/kernels';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { gatedCrossAttentionBlock, type BlockWeights } from '../gated-cross-attention-block';
import { gatedCrossAttention, readGatedCrossAttention } from './gated-cross-attention';
import { mediaRuns, textTimes } from './media-rows';
import { uniforms } from '../mulberry32';
import type { RecordValues } from './record';
import { WeightReader } from './weight-reader';

const dtype = 'float64';
const [dim, dim_visual, heads, dim_head] = [6, 5, 2, 3];
const inner = heads * dim_head;

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

function drawer(seed: number): (...shape: number[]) => View {
  const random = uniforms(seed);
  return (...shape) => {
    const length = shape.reduce((product, extent) => product * extent, 1);
    const values = Array.from({ length }, () => 2 * random() - 1);
    return tensor(values, { shape, dtype });
  };
}

function blockWeights(draw: (...shape: number[]) => View): BlockWeights {
  return {
    attn_gate: draw(1),
    ff_gate: draw(1),
    'attn.norm.weight': draw(dim),
    'attn.norm.bias': draw(dim),
    'attn.to_q.weight': draw(inner, dim),
    'attn.to_kv.weight': draw(2 * inner, dim_visual),
    'attn.to_out.weight': draw(dim, inner),
    'ff.0.weight': draw(dim),
    'ff.0.bias': draw(dim),
    'ff.1.weight': draw(2 * dim, dim),
    'ff.3.weight': draw(dim, 2 * dim),
  };
}

/** The block on the kernels; its result and, if wanted, what it records. */
function fast(
  kernels: Kernels,
  weights: BlockWeights,
  [x, media]: [View, View],
  locations: boolean[][] | null,
  options: { only_attend_immediate_media: boolean; use_cached_media: boolean },
  record?: RecordValues,
): number[] {
  const [batch, rows] = x.shape;
  const [, T_img, n] = media.shape;
  const { only_attend_immediate_media, use_cached_media } = options;
  const reader = new WeightReader(kernels, { ...weights });
  const config = { every_n_layers: 1, heads, dim_head, ff_mult: 2, only_attend_immediate_media };
  const block = readGatedCrossAttention(reader, dim, dim_visual, config);
  const put = (view: View) => {
    const offset = kernels.allocate(view.size);
    kernels.heap.set(toFlat(view), offset);
    return offset;
  };
  const keys = T_img * n;
  const kv = kernels.allocate(batch * keys * 2 * inner);
  kernels.linear(kv, put(media), block.to_kv, batch * keys);
  const runs = Array.from({ length: batch }, (_, b) => {
    const text_time = locations && textTimes(locations[b], rows, use_cached_media);
    return mediaRuns(text_time, rows, { T_img, n, only_attend_immediate_media });
  });
  const h = put(x);
  gatedCrossAttention(kernels, block, h, { batch, rows, keys, kv, runs }, record);
  return Array.from(kernels.heap.subarray(h, h + x.size));
}

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
