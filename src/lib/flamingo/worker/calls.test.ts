import { afterEach, describe, expect, test } from 'vitest';
import { readWeights } from '../dequantise';
import { loadModel } from '../load-model';
import { noisePicture } from '../testing/pictures';
import { openRandomModel, randomConfig, randomFiles } from '../testing/random-model';
import { weightShapes } from '../runtime/weight-shapes';
import { TinyFlamingo } from '../tiny-flamingo';
import { all, connect, disconnect, loaded, problemIn } from './testing';

const options = { candidates: 2, only_attend_immediate_media: null };
const image = noisePicture(1);
const question = [{ image }, { text: 'this is a' }];

afterEach(disconnect);

describe('the worker says of a model', () => {
  test('its configuration, and the shape of each weight', async () => {
    const info = await connect().load('/model', () => {});
    expect(info.config).toEqual(randomConfig);
    expect(info.weight_shapes).toEqual(weightShapes(randomConfig));
    expect(info.checkpoints).toEqual([]);
  });

  test('its weights by name', async () => {
    const client = await loaded();
    const names = ['gated_cross_attn_layers.1.attn_gate', 'perceiver.latents'];
    const weights = await client.weights([...names, names[0]]);
    const stored = readWeights(randomFiles()['model.safetensors']);
    expect(Object.keys(weights)).toEqual(names);
    for (const name of names) {
      expect(weights[name].shape).toEqual(stored[name].shape);
      expect([...weights[name].values]).toEqual([...stored[name].data]);
    }
    // What was sent was given away: it must have been a copy.
    expect(await client.weights(names)).toEqual(weights);
  });

  test.each(['wte', '__proto__', 'toString'])('that it has no weight %s', async (name) => {
    expect(await problemIn((await loaded()).weights(['perceiver.latents', name]))).toEqual({
      kind: 'malformed',
      why: `there is no weight "${name}"`,
    });
  });
});

describe('a look at a picture', () => {
  test('has every intermediate of vision encoder and resampler, and the latents that are used', async () => {
    const client = await loaded();
    const frames = [image, noisePicture(2)];
    const { latents, trace } = await client.look(frames);
    expect(latents.shape).toEqual([1, 1, 2, 16]);
    const shapes = Object.entries(trace).map(([name, { shape }]) => [name, shape]);
    expect(Object.fromEntries(shapes)).toMatchObject({
      'vision_encoder.patches': [2, 4, 16],
      'vision_encoder.blocks.0.self_attn': [2, 2, 4, 4],
      'perceiver.media': [1, 8, 16],
      'perceiver.layer.0.attn': [1, 2, 2, 10],
      'perceiver.out': [1, 2, 16],
    });
    const files = await loadModel(openRandomModel());
    const model = TinyFlamingo.create(files);
    expect(latents.values).toEqual(model.encode(frames.map(({ data }) => data)));
    expect(trace['perceiver.out'].values).toEqual(latents.values);
  });

  test('refuses no frame, and one of another size', async () => {
    const client = await loaded();
    const wrongs = [[], [noisePicture(1, 8)], Array<typeof image>(65).fill(image)];
    const problems = await Promise.all(wrongs.map((frames) => problemIn(client.look(frames))));
    expect(problems).toMatchObject([
      { why: expect.stringMatching(/at least one frame/) as string },
      { why: expect.stringMatching(/192 values/) as string },
      { kind: 'too_many_frames', count: 65 },
    ]);
  });
});

describe('a run', () => {
  test('gives the whole row of logits, the gates, the times and what each head found', async () => {
    const client = await loaded();
    const run = await client.run(question, options, true);
    const { shape, values } = run.trace.logits;
    expect(shape).toEqual([1, 4, 16]);
    expect(run.logits).toEqual(values.slice(3 * 16));
    expect(run.trace['layer.1.out_per_head'].shape).toEqual([1, 2, 4, 8]);
    expect(run.gates.attn_gate).toHaveLength(2);
    expect(run.ms.run).toBeGreaterThan(0);
  });

  test('takes what is changed about it, and names what makes no sense', async () => {
    const client = await loaded();
    const plain = await client.run(question, { ...options, interventions: { text_only: true } });
    const closed = { attn_gate: [0, 0], ff_gate: [0, 0] };
    const { logits, gates } = await client.run(question, { ...options, interventions: closed });
    expect([logits, gates]).toEqual([plain.logits, closed]);
    const wrong = { ...options, interventions: { heads_off: [[], [2]] } };
    expect(await problemIn(client.run(question, wrong))).toEqual({
      kind: 'malformed',
      why: 'interventions: heads_off of layer 1: there is no head 2, it has 0 to 1',
    });
  });
});

test('an answer goes on through the worker, and each token brings its step', async () => {
  const client = await loaded();
  const asked = {
    ...options,
    max_new_tokens: 5,
    go_on: true,
    sampling: { temperature: 3, seed: 4 },
  };
  const { seen, answer } = await all(client.generate(question, asked));
  expect([seen.length, answer.finish]).toEqual([5, 'length']);
  expect(seen.map(({ step }) => step.past)).toEqual([0, 4, 5, 6, 7]);
});
