import { describe, expect, test } from 'vitest';
import { tensor, toFlat, type View } from '../tensor';
import { gatedCrossAttentionBlock, type BlockWeights } from '.';

const one = tensor([[1]]);
const weights = (attn_gate: number, ff_gate: number): BlockWeights => ({
  attn_gate: tensor([attn_gate]),
  ff_gate: tensor([ff_gate]),
  'attn.norm.weight': tensor([1]),
  'attn.norm.bias': tensor([0]),
  'attn.to_q.weight': one,
  'attn.to_kv.weight': tensor([[1], [1]]),
  'attn.to_out.weight': one,
  'ff.0.weight': tensor([1]),
  'ff.0.bias': tensor([1]),
  'ff.1.weight': one,
  'ff.3.weight': tensor([[2]]),
});

describe('gatedCrossAttentionBlock', () => {
  const x = tensor([[[0.1], [1e-40]]]);
  const media = tensor([[[[8]]]]);
  const media_locations = tensor([[0, 1]], { dtype: 'bool' });
  const options = { heads: 1, only_attend_immediate_media: true, use_cached_media: false };
  const run = (given: BlockWeights, record?: (name: string, value: View) => void) =>
    toFlat(gatedCrossAttentionBlock(x, media, media_locations, given, options, record));

  test('returns its input bit for bit while both gates are 0', () => {
    expect(run(weights(0, 0))).toEqual(toFlat(x));
  });

  test('adds attention by tanh of its gate, only where there is an image', () => {
    const [before, after] = run(weights(0.5, 0));
    expect(before).toBe(Math.fround(0.1));
    expect(after).toBeCloseTo(8 * Math.tanh(0.5), 5);
  });

  test('adds the feed-forward layer by tanh of its own gate', () => {
    // A layer norm over one number gives its bias, 1; gelu(1) = 0.8413.
    const [before] = run(weights(0, 20));
    expect(before).toBeCloseTo(0.1 + 2 * 0.841345, 5);
  });

  test('records the attention, then what both gates did', () => {
    const names: string[] = [];
    run(weights(1, 1), (name) => names.push(name));
    expect(names.slice(-4)).toEqual(['out', 'after_attn', 'ff_out', 'after_ff']);
  });
});
