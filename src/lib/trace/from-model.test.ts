import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { gatedCrossAttentionBlock } from '../flamingo';
import { createModel } from '../flamingo/create-model';
import { loadModel, type ModelFiles } from '../flamingo/load-model';
import { PromptModel, type PixelPrompt } from '../flamingo/prompt-model';
import { noisePicture } from '../flamingo/testing/pictures';
import type { TracedTensor } from '../flamingo/worker/protocol';
import { toFlat, type View } from '../tensor';
import { createTypescriptKernels } from '../tensor/kernels/typescript';
import { rowKind } from './cells';
import { blockWeightNames, traceLayer, type LayerRun } from './from-model';
import { asTrained, ruleOf, stepOf, steps, valueOf, type TensorName, type Trace } from '.';

const folder = join(import.meta.dirname, '../../../static/models/tiny-flamingo');

let files: ModelFiles;
let model: PromptModel;
let weights: Record<string, TracedTensor>;

beforeAll(async () => {
  files = await loadModel(
    async (name) => new Response(new Uint8Array(await readFile(join(folder, name)))),
  );
  model = new PromptModel(createModel(files, createTypescriptKernels()), files.tokenizer);
  const all = Object.entries(files.weights);
  weights = Object.fromEntries(
    all.map(([name, view]) => [
      name,
      { shape: view.shape, values: Float32Array.from(toFlat(view)) },
    ]),
  );
});

const picture = (seed: number) => ({ image: noisePicture(seed, 48) });

const prompts: Record<string, PixelPrompt> = {
  'one picture': [picture(1), { text: 'this is a' }],
  'text before the first of three pictures': [
    { text: 'this is' },
    ...[picture(1), { text: 'a dog.' }, picture(2), picture(3), { text: 'this is a' }],
  ],
  'no picture': [{ text: 'this is a' }],
};

function runOf(prompt: PixelPrompt, only_attend_immediate_media: boolean, layer: number): LayerRun {
  const recorded: Record<string, TracedTensor> = {};
  const options = { only_attend_immediate_media, candidates: 1 };
  const { tokens } = model.run(prompt, options, (name, shape, values) => {
    recorded[name] = { shape, values };
  });
  const gate = (name: string) => weights[`gated_cross_attn_layers.${layer}.${name}`].values[0];
  return {
    tokens,
    media_token_id: files.config.special_tokens.image,
    only_attend_immediate_media,
    attn_gate: gate('attn_gate'),
    ff_gate: gate('ff_gate'),
    changes: asTrained,
    recorded,
  };
}

/** The largest difference, relative to 1 + the absolute value. */
function distance(a: View, b: View): number {
  expect(a.shape).toEqual(b.shape);
  const [x, y] = [toFlat(a), toFlat(b)];
  return Math.max(0, ...x.map((value, i) => Math.abs(value - y[i]) / (1 + Math.abs(value))));
}

/** The same block, computed by itself from what enters it. */
function viewsOf(trace: Trace): Map<string, View> {
  const views = new Map<string, View>();
  const { lang_x, latents, media_locations } = trace.tensors;
  const { heads, op } = trace.inputs;
  const options = {
    heads,
    only_attend_immediate_media: op === 'eq',
    use_cached_media: false,
  };
  gatedCrossAttentionBlock(
    lang_x!,
    latents!,
    media_locations!,
    trace.weights,
    options,
    (name, value) => views.set(name, value),
  );
  return views;
}

describe.each(['one picture', 'text before the first of three pictures'])(
  'a layer of the shipped model, with %s',
  (name) => {
    test.each([
      ['eq', 0],
      ['eq', 4],
      ['ge', 2],
    ] as const)('is the block of the Mask Lab (%s, layer %i)', (op, layer) => {
      const trace = traceLayer(runOf(prompts[name], op === 'eq', layer), layer, weights);
      const views = viewsOf(trace);
      expect(views.size).toBeGreaterThan(15);
      for (const [tensor, view] of views) {
        const shown = trace.tensors[tensor as TensorName];
        if (shown) expect(distance(view, shown), tensor).toBeLessThan(1e-5);
      }
      expect(trace.sizes).toEqual({ dim: 128, dim_visual: 96, dim_head: 32 });
      expect(trace.inputs.T_img).toBe(prompts[name].filter((part) => 'image' in part).length);
    });
  },
);

test('its cells can be worked out again from their declared sources', () => {
  const run = runOf(prompts['text before the first of three pictures'], true, 3);
  const trace = traceLayer(run, 3, weights);
  const names = steps.flatMap((step) => Object.keys(step.rules) as TensorName[]);
  for (const tensor of names) {
    for (const at of [0, 0.37, 0.99]) {
      const index = trace.tensors[tensor]!.shape.map((length) => Math.floor(at * length));
      const rule = ruleOf(tensor)!;
      const sources = rule.reads(trace, index).map((source) => valueOf(trace, source));
      const value = valueOf(trace, { tensor, index });
      const error = Math.abs(rule.combine(sources, trace, index) - value) / (1 + Math.abs(value));
      expect(error, `${tensor}[${index.join()}]`).toBeLessThan(1e-5);
    }
  }
});

test('opens on the latent that the last word attends to most', () => {
  const trace = traceLayer(runOf(prompts['one picture'], true, 1), 1, weights);
  const { attn } = trace.tensors;
  for (const head of [0, 3]) {
    const row = Array.from({ length: 8 }, (_, j) => attn!.get(0, head, 3, j));
    const most = row.indexOf(Math.max(...row));
    expect(stepOf('softmax').lead(trace, head)).toEqual([0, head, 3, most]);
  }
});

test('says the words, ids and gates of the model', () => {
  const run = runOf(prompts['one picture'], true, 1);
  const { inputs, tensors, media_token_id } = traceLayer(run, 1, weights);
  expect(inputs.rows[0].map(({ kind, word }) => word ?? kind)).toEqual([
    'image',
    'this',
    'is',
    'a',
  ]);
  const { vocabulary } = files.tokenizer;
  const ids = ['<image>', 'this', 'is', 'a'].map((word) => vocabulary.indexOf(word));
  expect(toFlat(tensors.input_ids!)).toEqual(ids);
  expect(media_token_id).toBe(ids[0]);
  expect(tensors.attn_gate!.get(0)).toBe(run.attn_gate);
});

test('without a picture it says where OpenFlamingo stops, and keeps what the model goes on with', () => {
  const { error, tensors } = traceLayer(runOf(prompts['no picture'], true, 4), 4, weights);
  expect(error?.step).toBe('amax');
  expect(tensors.sim_shifted).toBeUndefined();
  expect(tensors.attn!.shape).toEqual([1, 4, 3, 0]);
  expect(toFlat(tensors.out!).every((x) => x === 0)).toBe(true);
  expect(distance(tensors.after_attn!, tensors.lang_x!)).toBe(0);
  expect(distance(tensors.after_ff!, tensors.lang_x!)).toBeGreaterThan(0.001);
});

test('what a head that is off found is multiplied by 0, and its formula says so', () => {
  const run = runOf(prompts['one picture'], true, 2);
  const changes = { heads_off: [1], skip_zero_rows: false };
  const trace = traceLayer({ ...run, changes }, 2, weights);
  const rule = ruleOf('out_per_head')!;
  const values = (index: number[]) => rule.reads(trace, index).map((cell) => valueOf(trace, cell));
  const [off, on] = [
    [0, 1, 3, 5],
    [0, 2, 3, 5],
  ];
  expect(rule.combine(values(off), trace, off)).toBe(0);
  expect(rule.combine(values(on), trace, on)).not.toBe(0);
  expect(rule.formula(trace, off)[1].at(-1)).toBe(') · 0');
});

test('without the lines that zero, text before the first picture is spared', () => {
  const run = runOf(prompts['text before the first of three pictures'], true, 2);
  const changes = { heads_off: [], skip_zero_rows: true };
  const trace = traceLayer({ ...run, changes }, 2, weights);
  expect([0, 2].map((t) => rowKind(trace, 0, t))).toEqual(['spared', 'normal']);
  expect(ruleOf('attn')!.combine([0.125], trace, [0, 0, 0, 0])).toBe(0.125);
});

test('a layer that was not run is named', () => {
  const run = runOf(prompts['one picture'], true, 0);
  expect(() => traceLayer(run, 7, weights)).toThrow('layer.7.lang_x');
  const without = { ...weights };
  delete without[`gated_cross_attn_layers.0.${blockWeightNames[4]}`];
  expect(() => traceLayer(run, 0, without)).toThrow('attn.to_out.weight');
});
