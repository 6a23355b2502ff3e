import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FlamingoError } from '../../flamingo/problem';
import { noisePicture } from '../../flamingo/testing/pictures';
import { filesWithCheckpoints, openWithManifest } from '../../flamingo/testing/random-model';
import type { ModelClient } from '../../flamingo/worker/client';
import type { ModelInfo, TracedTensors } from '../../flamingo/worker/protocol';
import type { NamedTensor } from '../../takeaway/data';
import {
  pythonWith,
  runPython,
  type Outcome,
} from '../../takeaway/scripts/model/testing/run-python';
import { looksIn, tensorOf } from '../few-shot/attention';
import { askedAs, type Said } from '../few-shot/desk.svelte';
import * as fewShot from '../few-shot/takeaway';
import { asTrained, type Ablations } from '../model/ablations';
import { optionsOf, type Run } from '../model/live-run.svelte';
import * as model from '../model/takeaway';
import type { Sight } from '../resampler/desk.svelte';
import * as resampler from '../resampler/takeaway';
import type { ScriptPlace } from './model-script';
import { startIn } from './testing/start-in';

const files = filesWithCheckpoints();
const fetched: string[] = [];
const place: ScriptPlace = {
  folder: '/model',
  link: 'https://flamingo.example/zh/model?p=*a&x=%22%22%22',
  fetchFile: (folder, file) => {
    fetched.push(`${folder}/${file}`);
    return Promise.resolve(new Blob([files[file]]));
  },
};

const pictures = [1, 2, 3].map((seed) => noisePicture(seed));
const prompt = [
  { text: 'this is' },
  { image: pictures[0] },
  { text: 'a dax . <|endofchunk|>' },
  { video: pictures.slice(1) },
  { text: 'this is' },
];
const changed: Ablations = {
  ...asTrained,
  op: 'ge',
  attn_gate: [0.4, null],
  heads_off: [[1], []],
  checkpoint: 2,
};

let client: ModelClient;
let info: ModelInfo;
let stop = () => {};
const run: { trained: Run; changed: Run } = {} as never;
let said: Said;
let sights: Record<'clip' | 'pictures', Sight>;

async function runOnce(ablations: Ablations): Promise<Run> {
  const result = await client.run(prompt, optionsOf(ablations), true);
  return { prompt, ablations, result } as unknown as Run;
}

async function sightOf(mode: Sight['mode']): Promise<Sight> {
  const media = mode === 'clip' ? [pictures] : pictures.map((one) => [one]);
  const looks = await Promise.all(media.map((one) => client.look(one)));
  const seen = looks.map(({ latents, trace }) => ({
    latents,
    attn: [trace['perceiver.layer.0.attn']],
  }));
  return { mode, frames: pictures.map((image) => ({ image, name: null })), seen };
}

beforeAll(async () => {
  ({ client, stop } = startIn(() => openWithManifest(files)));
  info = await client.load('/model', () => {});
  run.trained = await runOnce(asTrained);
  run.changed = await runOnce(changed);
  const { trace } = await client.run(prompt, askedAs, true);
  said = { prompt, looks: looksIn(trace) } as unknown as Said;
  sights = { clip: await sightOf('clip'), pictures: await sightOf('pictures') };
});

afterAll(() => stop());

const names = (tensors: readonly NamedTensor[]) => tensors.map(({ name }) => name);
const python = pythonWith('torch');

describe.skipIf(python === null)(
  'run by Python with torch, the script of a page gets its numbers',
  () => {
    let outcomes: readonly Outcome[];

    beforeAll(async () => {
      const { trace } = await client.look(pictures.slice(1));
      const weight = 'gated_cross_attn_layers.1.ff.1.weight';
      const also: TracedTensors = {
        ...(await client.weights([weight])),
        'picture.1.vision_encoder.blocks.0.hidden': trace['vision_encoder.blocks.0.hidden'],
      };
      const scripts = await Promise.all([
        model.scriptOf(run.trained, info, place, also),
        model.scriptOf(run.changed, info, place),
        fewShot.scriptOf(said, client, info, place),
        resampler.scriptOf(sights.clip, info, place),
        resampler.scriptOf(sights.pictures, info, place),
      ]);
      outcomes = runPython(python!, scripts);
    }, 120_000);

    test.each([
      ['the model as trained, with a weight and a tensor of a picture', 0],
      ['the model with all kinds of changes, at a checkpoint', 1],
      ['few-shot', 2],
      ['the resampler, a clip', 3],
      ['the resampler, pictures', 4],
    ])('%s', (_, i) => {
      const { exit, output } = outcomes[i];
      expect([exit, output]).toEqual([0, expect.stringMatching(/All as on the page\.\n$/)]);
    });

    test('and names each of them', () => {
      expect(outcomes[0].output).toMatch(/^gated_cross_attn_layers\.1\.ff\.1\.weight /m);
      expect(outcomes[0].output).toMatch(/^picture\.1\.vision_encoder\.blocks\.0\.hidden /m);
      expect(outcomes[2].output).toMatch(/^layer\.1\.self_attn +\(1, 2, 10, 10\) /m);
      expect(outcomes[4].output).toMatch(
        /^picture\.2\.perceiver\.layer\.0\.attn +\(1, 2, 2, 6\) /m,
      );
    });
  },
);

describe('the tensors on the page', () => {
  test('of the model are those of every layer, each of its kind of number', () => {
    const tensors = model.tensorsOf(run.trained);
    expect(names(tensors).slice(0, 7)).toEqual(
      'input_ids media_locations text_time media_time text_to_media_mask vis_x layer.0.attn_gate'.split(
        ' ',
      ),
    );
    expect(names(tensors).at(-1)).toBe('logits');
    const [ids, locations, times] = tensors.map(({ view }) => view);
    expect([ids.dtype, locations.dtype, times.dtype]).toEqual(['int64', 'bool', 'int64']);
    expect(Array.from(times.data)).toEqual([0, 0, 1, 1, 1, 1, 1, 2, 2, 2]);
    expect(tensors.find(({ name }) => name === 'layer.1.attn')?.view.shape).toEqual([1, 2, 10, 4]);
  });

  test('of the few-shot page are the last rows of what every head looks at', () => {
    const tensors = fewShot.tensorsOf(said);
    expect(names(tensors)).toEqual(['layer.0.self_attn[0, :, -1]', 'layer.1.self_attn[0, :, -1]']);
    const { values, shape } = run.trained.result.trace[tensorOf(1)];
    const T = shape[3];
    expect(tensors[1].view.shape).toEqual([2, T]);
    expect(tensors[1].view.get(1, T - 2)).toBe(values[2 * T * T - 2]);
  });

  test('of the resampler are the batch that the page shows', () => {
    const [latents, attn] = resampler.tensorsOf(sights.pictures);
    expect([latents.name, latents.view.shape]).toEqual(['latents', [1, 3, 2, 16]]);
    expect([attn.name, attn.view.shape]).toEqual(['perceiver.layer.0.attn', [3, 2, 2, 6]]);
    expect(latents.view.get(0, 2, 1, 5)).toBe(sights.pictures.seen?.[2].latents.values[16 + 5]);
    expect(resampler.tensorsOf({ ...sights.clip, seen: null })).toEqual([]);
  });
});

describe('the script', () => {
  test('fetches the weights, and those of the checkpoint that was asked', async () => {
    fetched.length = 0;
    await model.scriptOf(run.changed, info, place);
    expect(fetched).toEqual([
      '/model/model.safetensors',
      '/model/checkpoints/checkpoint-02.safetensors',
    ]);
  });

  test('holds the address of the page on one line', async () => {
    const link = 'https://a.example/?x="""\nimport os\\\u{1f99b}\ud800';
    const text = await model.scriptOf(run.trained, info, { ...place, link });
    expect(text.split('\n')[2]).toBe(
      'https://a.example/?x=%22%22%22%0Aimport%20os%5C%F0%9F%A6%9B%EF%BF%BD',
    );
  });

  test('is written in NumPy, when asked', async () => {
    const text = await model.scriptOf(run.trained, info, { ...place, library: 'numpy' });
    expect([text.includes('import numpy as np'), text.includes('torch')]).toEqual([true, false]);
  });

  test('says which file could not be fetched', async () => {
    const problem = { kind: 'model_missing', file: 'model.safetensors' } as const;
    const failing = { ...place, fetchFile: () => Promise.reject(new FlamingoError(problem)) };
    await expect(model.scriptOf(run.trained, info, failing)).rejects.toMatchObject({ problem });
  });
});
