import { afterEach, expect, test } from 'vitest';
import { noisePicture } from '../../flamingo/testing/pictures';
import { openRandomModel } from '../../flamingo/testing/random-model';
import { FlamingoError } from '../../flamingo/problem';
import { uniforms } from '../../flamingo/mulberry32';
import { indexAt } from '../../trace/model';
import { startIn } from '../live/testing/start-in';
import { RunTensors, type GivenRun } from './run-tensors';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

const clip = [noisePicture(2), noisePicture(3)];
const prompt = [{ text: 'this' }, { image: noisePicture(1) }, { text: 'is' }, { video: clip }];
const asked = { only_attend_immediate_media: false, interventions: {}, checkpoint: null };

/** A run in a worker, and how often each call was made for it. */
async function tensorsOfRun(interventions: GivenRun['interventions'] = {}) {
  const { client, stop } = startIn(openRandomModel);
  ends.push(stop);
  const info = await client.load('/model', () => {});
  const options = { ...asked, candidates: 3, interventions };
  const result = await client.run(prompt, options, true);
  const calls = { look: 0, weights: 0 };
  let isFailing = false;
  const counting = {
    look: (...given: Parameters<typeof client.look>) => {
      calls.look++;
      return client.look(...given);
    },
    weights: (...given: Parameters<typeof client.weights>) => {
      calls.weights++;
      if (isFailing) return Promise.reject(new FlamingoError({ kind: 'internal', why: 'gone' }));
      return client.weights(...given);
    },
  };
  const run = { ...asked, prompt, interventions, result };
  const fail = (is: boolean) => (isFailing = is);
  return { tensors: new RunTensors({ client: counting, info }, run), calls, fail };
}

test('every tensor and weight of the catalogue can be had, in the shape that it says', async () => {
  const { tensors } = await tensorsOfRun();
  for (const { name, shape } of tensors.catalogue) {
    expect((await tensors.tensor(name)).shape, name).toEqual([...shape]);
  }
});

test('cells of every tensor are worked out again across picture, weights and text', async () => {
  const { tensors } = await tensorsOfRun({ attn_gate: [0.4, null], heads_off: [[], [0]] });
  const random = uniforms(1);
  for (const { name, shape } of tensors.catalogue) {
    const size = shape.reduce((a, b) => a * b, 1);
    const { value, derived } = await tensors.explain(
      name,
      indexAt(shape, Math.floor(size * random())),
    );
    if (derived)
      expect(Math.abs(derived.again - value), name).toBeLessThan(1e-4 * (1 + Math.abs(value)));
  }
});

test('a walk along the largest sources ends at a pixel of the clip', async () => {
  const { tensors } = await tensorsOfRun();
  let [name, index]: [string, readonly number[]] = ['picture.1.vision_encoder.patches', [1, 3, 2]];
  const path = [name];
  for (let step = 0; step < 9; step++) {
    const { derived } = await tensors.explain(name, index);
    if (!derived) break;
    const cells = derived.terms.flatMap(({ sources }) => sources.map(({ cell }) => cell));
    const next = cells.find(({ of }) => of === 'tensor')!;
    ({ name, index } = next);
    path.push(name);
  }
  const short = path.map((one) => one.replace('picture.1.vision_encoder.', ''));
  expect(short).toEqual(['patches', 'patch_values', 'pixels']);
  const [f, y, x, c] = index;
  const { width, data } = clip[f];
  expect((await tensors.explain(name, index)).value).toBe(data[(y * width + x) * 3 + c]);
});

test('a picture is looked at once, and a weight fetched once', async () => {
  const { tensors, calls } = await tensorsOfRun();
  const attn = 'picture.1.perceiver.layer.0.attn_out';
  await Promise.all([tensors.explain(attn, [0, 0, 0]), tensors.explain(attn, [0, 1, 1])]);
  await tensors.explain(attn, [0, 2, 0]);
  expect(calls).toEqual({ look: 1, weights: 1 });
});

test('what failed is asked for again', async () => {
  const { tensors, calls, fail } = await tensorsOfRun();
  fail(true);
  const why = { problem: { kind: 'internal', why: 'gone' } };
  await expect(tensors.tensor('lang_encoder.wte.weight')).rejects.toMatchObject(why);
  fail(false);
  expect((await tensors.tensor('lang_encoder.wte.weight')).values.length).toBeGreaterThan(0);
  expect(calls.weights).toBe(2);
});

test('a tensor that there is not is refused', async () => {
  const { tensors } = await tensorsOfRun();
  await expect(tensors.tensor('__proto__')).rejects.toThrow('there is no __proto__');
  expect(tensors.entry('layer.9.attn')).toBeUndefined();
});
