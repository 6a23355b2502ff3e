import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, einsum, linear, mul, rearrange, tanh, tensor, toFlat, type View } from '../../tensor';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import { feedForward } from '../feed-forward';
import { gatedCrossAttentionBlock, type BlockWeights } from '../gated-cross-attention-block';
import { blockWeights, dim, dim_visual, drawer, dtype, fast, heads } from './fixtures/small-block';

const given = fc
  .record({ T_txt: fc.integer({ min: 1, max: 7 }), T_img: fc.integer({ min: 1, max: 3 }) })
  .chain(({ T_txt, T_img }) =>
    fc.record({
      T_img: fc.constant(T_img),
      locations: fc.array(fc.boolean(), { minLength: T_txt, maxLength: T_txt }),
      seed: fc.nat(),
      off: fc.uniqueArray(fc.integer({ min: 0, max: heads - 1 })),
      only_attend_immediate_media: fc.boolean(),
    }),
  );

/** One block with all that it reads; `golden` runs the block on tensors, and gives what it records. */
function drawn(seed: number, locations: boolean[], T_img: number, immediate: boolean) {
  const draw = drawer(seed);
  const weights = blockWeights(draw);
  const inputs: [View, View] = [draw(1, locations.length, dim), draw(1, T_img, 2, dim_visual)];
  const shape = [1, locations.length];
  const media_locations = tensor(locations.map(Number), { shape, dtype: 'bool' });
  const options = { heads, only_attend_immediate_media: immediate, use_cached_media: false };
  const golden = (changed: BlockWeights = weights) => {
    const seen = new Map<string, View>();
    gatedCrossAttentionBlock(...inputs, media_locations, changed, options, (name, value) =>
      seen.set(name, value),
    );
    return (name: string) => seen.get(name) as View;
  };
  return { weights, inputs, options, golden };
}

function expectClose(got: ArrayLike<number> | undefined, wanted: View): void {
  const flat = toFlat(wanted);
  expect(got?.length).toBe(flat.length);
  flat.forEach((value, i) => expect(got?.[i]).toBeCloseTo(value, 11));
}

test('a head that is off adds what it would with its columns of to_out at 0; its attention stays', () => {
  const law = fc.property(given, ({ T_img, locations, seed, off, ...rule }) => {
    const immediate = rule.only_attend_immediate_media;
    const { weights, inputs, options, golden } = drawn(seed, locations, T_img, immediate);
    const to_out = toFlat(weights['attn.to_out.weight']);
    const inner = to_out.length / dim;
    const isOff = (i: number) => off.includes(Math.floor((i % inner) / (inner / heads)));
    const silent = tensor(
      to_out.map((value, i) => (isOff(i) ? 0 : value)),
      { shape: [dim, inner], dtype },
    );
    const recorded = new Map<string, ArrayLike<number>>();
    const kernels = createTypescriptKernels(dtype);
    const record = (name: string, _: readonly number[], values: ArrayLike<number>) =>
      recorded.set(name, values);
    const out = fast(kernels, weights, inputs, [locations], options, record, off);
    const wanted = golden({ ...weights, 'attn.to_out.weight': silent });
    expectClose(out, wanted('after_ff'));
    expectClose(recorded.get('attn_out'), wanted('out'));
    expectClose(recorded.get('attn'), golden()('attn'));
    const perHead = toFlat(golden()('out_per_head'));
    const headOf = (i: number) => Math.floor(i / (perHead.length / heads));
    const kept = perHead.map((value, i) => (off.includes(headOf(i)) ? 0 : value));
    const shape = golden()('out_per_head').shape;
    expectClose(recorded.get('out_per_head'), tensor(kept, { shape: [...shape], dtype }));
  });
  fc.assert(law, { numRuns: 60 });
});

test('rows that are not zeroed stay uniform, in eq alone, and are read on as any other', () => {
  const law = fc.property(given, ({ T_img, locations, seed, ...rule }) => {
    const immediate = rule.only_attend_immediate_media;
    const { weights, inputs, options, golden } = drawn(seed, locations, T_img, immediate);
    const seen = golden();
    // The original without its line: what softmax gave goes on.
    const attn = seen('attn_softmax');
    const per_head = einsum('... i j, ... j d -> ... i d', attn, seen('v'));
    const merged = rearrange(per_head, 'b h n d -> b n (h d)');
    const attn_out = linear(merged, weights['attn.to_out.weight']);
    const after_attn = add(mul(attn_out, tanh(weights.attn_gate)), inputs[0]);
    const ff = feedForward(after_attn, {
      '0.weight': weights['ff.0.weight'],
      '0.bias': weights['ff.0.bias'],
      '1.weight': weights['ff.1.weight'],
      '3.weight': weights['ff.3.weight'],
    });
    const skipping = { ...options, skip_zero_rows: true };
    const recorded = new Map<string, ArrayLike<number>>();
    const kernels = createTypescriptKernels(dtype);
    const out = fast(kernels, weights, inputs, [locations], skipping, (name, _, values) =>
      recorded.set(name, values),
    );
    expectClose(recorded.get('attn'), attn);
    expectClose(out, add(mul(ff, tanh(weights.ff_gate)), after_attn));
    const before = locations.indexOf(true);
    if (!immediate || before === 0) return;
    const columns = 2 * T_img;
    const silent = (before < 0 ? locations.length : before) * columns;
    const first = Array.from(recorded.get('attn') ?? []).slice(0, silent);
    first.forEach((weight) => expect(weight).toBeCloseTo(1 / columns, 12));
  });
  fc.assert(law, { numRuns: 60 });
});
