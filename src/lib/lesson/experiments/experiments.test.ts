import { describe, expect, test } from 'vitest';
import { arrayAt, objectAt } from '../../../../scripts/goldens/json';
import { finfo, mul, reshape, sub, tensor, toFlat, toNested, type View } from '../../tensor';
import { defaultInputs, need, rowsOf, run, type Inputs } from '../../trace';
import { gatedCrossAttentionBlock } from '../../flamingo';
import { blockCase, golden, maskCase, surprise } from './testing/goldens';
import { filled, penalised } from './fills';
import * as lab from '.';

const example = (tokens: string, changes: Partial<Inputs> = {}) =>
  run({ ...defaultInputs, rows: rowsOf(tokens), ...changes });

/** Numbers of surprises.json are rounded to six digits. */
function expectNear(view: View, wanted: unknown): void {
  const expected = (wanted as number[][]).flat();
  toFlat(view).forEach((x, i) => expect(Math.abs(x - expected[i]), `${i}`).toBeLessThan(1e-6));
  expect(view.size).toBe(expected.length);
}

describe('a changed picture', () => {
  const told = surprise('ge_before_first_image_leaks_the_future');

  test('without an <image> is noticed in ge by the text before the first, as in OpenFlamingo', () => {
    const change = lab.changedPicture(maskCase('worked_ge'), 2);
    expectNear(change, told.max_abs_output_change_per_token_ge);
    expectNear(lab.changedPicture(maskCase('worked_ge'), 1), told.ge_image2_changed);
  });

  test('is noticed by nobody in eq, to the last bit', () => {
    const change = lab.changedPicture(maskCase('worked_eq'), 2);
    expect(toNested(change)).toEqual(told.same_in_eq);
  });
});

test('the comment’s "greater than" hides from an <image> its own picture', () => {
  const trace = example('.I.I,I.I.', { op: 'ge' });
  const seen = (t: number) => {
    const mask = lab.maskRows(trace, 1, t);
    return lab.comparisons.map((_, row) => lab.picturesIn(mask, row, 2));
  };
  expect(seen(0)).toEqual([[1], [1], []]);
  expect(seen(3)).toEqual([[2], [1, 2], [1]]);
  const told = surprise('worked2_mask_ge').mask_batch1 as number[][];
  expect(toNested(lab.maskRows(trace, 1, 3).pick(1))).toEqual(told[3]);
});

test('who sees a picture is read from the mask', () => {
  expect(lab.tokensSeeing(example('.II.'), 1)).toEqual([[0, 1]]);
  expect(lab.tokensSeeing(example('.II.', { op: 'ge' }), 1)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
  ]);
  expect(lab.picturesSeen(example('I.I.I.', { T_img: 2 }), 0, 5)).toEqual([]);
});

test('without the assignment a row of text before the first image stays as uniform as softmax made it', () => {
  const trace = example('...I,..I.');
  const { attn, attn_sum } = lab.unassigned(trace);
  const told = surprise('eq_before_first_image').softmax_row as number[][];
  expect(toFlat(attn.pick(0, 0, 0)).map((x) => x.toFixed(8))).toEqual(
    told[0].map((x) => x.toFixed(8)),
  );
  expect(attn_sum.get(0, 0, 0, 0)).toBeCloseTo(1, 6);
  expect(need(trace, 'attn_sum').get(0, 0, 0, 0)).toBe(0);
});

describe('a picture that the last word may not look at', () => {
  const trace = example('.I.I.', { T_img: 2 });
  const change = lab.changedLayer(lab.caseOf(trace), 0, lab.drawSelfAttention(7, 8));

  test('changes just the tokens that may, as far as the gated block goes', () => {
    expect(lab.changedIn(change, 0)).toEqual([1, 2]);
  });

  test('reaches all later tokens through one causal self-attention, and none before', () => {
    expect(lab.changedIn(change, 1)).toEqual([1, 2, 3, 4]);
  });
});

test('one latent changes its own key and its own value', () => {
  const change = lab.changedLatent(maskCase('worked_eq'), 2, 1);
  expect([lab.changedIn(change, 0), lab.changedIn(change, 1)]).toEqual([[5], [5]]);
});

test('the last frame of a clip is seen by all; as the last of three pictures after one <image>, by none', () => {
  const change = lab.changedLastFrame(lab.caseOf(example('I..', { T_img: 1 })), 3, 7);
  expect(lab.changedIn(change, 0)).toEqual([0, 1, 2]);
  expect(change.get(0, 2)).toBeGreaterThan(1e-3);
  expect(lab.changedIn(change, 1)).toEqual([]);
});

describe('weights behind closed gates', () => {
  const { given, tensors } = blockCase('gates_zero');
  const names = lab.weightNames(given);
  const told = objectAt(golden('gated_block/gates_zero'), 'grad_max_abs');

  test('move the output just where PyTorch finds a gradient', () => {
    const changes = lab.nudged(given);
    names.forEach((name, i) => expect(changes[i] !== 0, name).toBe(told[name] !== 0));
    expect(names.filter((_, i) => changes[i] !== 0)).toEqual(['attn_gate', 'ff_gate']);
  });

  test('are as in the first step of a training of the real class', () => {
    const first = objectAt(surprise('first_training_step'), 'layer.0');
    expect(first.all_other_gated_block_weights).toBe(0);
    expect(Math.abs(Number(first.attn_gate))).toBeGreaterThan(0);
  });

  test.each(['attn_gate', 'ff_gate'] as const)(
    'the finite difference of %s is its gradient, to first order',
    (name) => {
      const output = (at: number) => {
        const weights = { ...given.weights, [name]: tensor([at]) };
        const { x, media, media_locations, options } = given;
        return gatedCrossAttentionBlock(x, media, media_locations, weights, options);
      };
      const change = sub(output(lab.NUDGE), output(0));
      const loss = toFlat(mul(change, tensors['in.loss_weights'])).reduce((all, x) => all + x, 0);
      const slope = loss / lab.NUDGE;
      const exact = toFlat(tensors[`grad.${name}`])[0];
      expect(Math.abs(slope - exact)).toBeLessThan(0.002 * (1 + Math.abs(exact)));
    },
  );

  test('leave the text as it is; a text without images is changed by the feed-forward alone', () => {
    expect(lab.changeOfText(given)).toBe(0);
    const plain = blockCase('no_image').given;
    const gate = plain.weights.attn_gate.get(0);
    const text = surprise('ff_gate_acts_without_images');
    expect(lab.changeOfText(lab.withGates(plain, gate, 0))).toBe(text.attn_gate_only_change);
    expect(lab.changeOfText(lab.withGates(plain, gate, 0.5))).toBeGreaterThan(0.01);
  });
});

describe('a row of which nothing is allowed', () => {
  const sim = need(example('...I,..I.'), 'sim').pick(0, 0, 0);
  const rows = lab.fullyMasked(reshape(sim, [1, sim.size]), finfo('float32').max);
  const row = (r: number) => toFlat(rows.pick(r));

  test('is NaN with -inf, and uniform with -max', () => {
    expect(row(0).every(Number.isNaN)).toBe(true);
    const uniform = surprise('uniform_is_not_exact_in_low_precision').float32 as number[];
    expect(new Set(row(1))).toEqual(new Set([uniform[0]]));
  });

  test('is the only kind that tells the fills apart', () => {
    const trace = example('...I,..I.');
    const scores = reshape(need(trace, 'sim').pick(0, 0, 3), [1, sim.size]);
    const mask = reshape(need(trace, 'text_to_media_mask').pick(0, 0, 3), [1, sim.size]);
    const real = toFlat(need(trace, 'attn').pick(0, 0, 3));
    expect(toFlat(filled(scores, mask, -Infinity))).toEqual(real);
    expect(toFlat(filled(scores, mask, -finfo('float32').max))).toEqual(real);
    toFlat(penalised(scores, mask, -1e4)).forEach((x, j) => expect(x).toBeCloseTo(real[j], 6));
  });

  test('keeps its order where -1e4 is added', () => {
    const order = (values: number[]) => [...values.keys()].sort((a, b) => values[a] - values[b]);
    expect(order(row(2))).toEqual(order(row(3)));
    row(2).forEach((x, j) => expect(x).toBeCloseTo(row(3)[j], 3));
  });
});

test('an <image> written in one row restarts the count of all rows, as OpenFlamingo’s generation does', () => {
  const { inputs, expect: told } = golden('lm/a_generate_image_in_one_row') as {
    inputs: { input_ids: { data: number[] } };
    expect: { steps: { token_appended: number[] }[] };
  };
  const ids = inputs.input_ids.data;
  const prompts = [ids.slice(0, 9), ids.slice(9)];
  const appended = [0, 1].map((b) =>
    told.steps.slice(0, -1).map(({ token_appended }) => token_appended[b]),
  );
  const { cached, recomputed } = lab.textTimesWhileWriting(prompts, appended, 2, 3);
  const numbers = surprise('any_is_batch_wide_and_permanent');
  const steps = arrayAt(numbers, 'per_step') as { last_text_time: number[] }[];
  const bySample = (all: number[][]) => [0, 1].map((b) => all.map((step) => step[b]));
  expect(cached).toEqual(bySample(steps.map(({ last_text_time }) => last_text_time)));
  expect(recomputed).toEqual(bySample(numbers.recompute_last_text_time as number[][]));
});

describe('the examples of the gotchas and what OpenFlamingo gives for them', () => {
  const batch = (trace: ReturnType<typeof run>, b: number) =>
    toNested(need(trace, 'text_to_media_mask').pick(b, 0));

  test('more <image> tokens than images: the mask, and a uniform row that nothing zeroes', () => {
    const told = surprise('eq_more_image_tokens_than_images');
    const trace = example('I.I.I.,.IIII.', { T_img: 2 });
    expect(toNested(need(trace, 'text_time'))).toEqual(told.text_time);
    expect(batch(trace, 0)).toEqual(told.mask_batch0);
    const rows = told.attn_head0_batch0 as number[][];
    expect(toNested(need(trace, 'attn').pick(0, 0, 5))).toEqual(rows[5]);
  });

  test('two images a row: the masks of eq and ge', () => {
    for (const op of ['eq', 'ge'] as const) {
      const told = surprise(`worked2_mask_${op}`);
      const trace = example('.I.I,I.I.', { op });
      expect([batch(trace, 0), batch(trace, 1)]).toEqual([told.mask_batch0, told.mask_batch1]);
    }
  });

  test('the end of a chunk does not reset the count; the <image> token sees its own image', () => {
    const told = surprise('endofchunk_does_not_reset');
    expect(toNested(need(example('I...I.'), 'text_time'))).toEqual(told.text_time);
    const own = surprise('image_token_sees_its_own_image').mask_row_of_image_token as number[][];
    expect(toNested(need(example('.I..'), 'text_to_media_mask').pick(0, 0, 1))).toEqual(own[0]);
  });
});
