import { afterEach, describe, expect, test } from 'vitest';
import { noisePicture } from '../../../flamingo/testing/pictures';
import { openRandomModel, randomVocabulary } from '../../../flamingo/testing/random-model';
import type { PixelPrompt } from '../../../flamingo/prompt-model';
import { startIn } from '../../live/testing/start-in';
import { asTrained, type Ablations } from '../ablations';
import { optionsOf } from '../live-run.svelte';
import { Looks } from './looks';
import { mediaOf } from './media';
import { nextWords, sampledWords } from './next-words';
import { readRiver } from './river';
import { partAt, tensorOf } from './traced';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function client() {
  const connection = startIn(() => openRandomModel());
  ends.push(connection.stop);
  await connection.client.load('/model', () => {});
  return connection.client;
}

const [a, b] = [1, 2].map((seed) => noisePicture(seed, 16));
const prompt: PixelPrompt = [{ text: 'this' }, { image: a }, { text: 'a' }, { image: b }];

async function run(asked: PixelPrompt, ablations: Partial<Ablations> = {}) {
  return (await client()).run(asked, optionsOf({ ...asTrained, ...ablations }), true);
}

describe('the overview of a run', () => {
  test('says of each token and layer how much longer or turned the pictures make it', async () => {
    const result = await run(prompt);
    const river = readRiver(result);
    expect([river.media, river.latents, river.layers, river.heads]).toEqual([2, 2, 2, 2]);
    const out = partAt(tensorOf(result.trace, 'layer.0.out'), [0, 2]);
    const after = partAt(tensorOf(result.trace, 'layer.1.after_attn'), [0, 2]);
    const added = Math.hypot(...after.map((value, d) => value - out[d]));
    const cell = river.cell(2, 1);
    expect(cell.added).toBeCloseTo(added, 4);
    expect(cell.before).toBeCloseTo(Math.hypot(...out), 4);
    expect(cell.ratio).toBeCloseTo(added / Math.hypot(...out), 4);
    expect(added).toBeGreaterThan(0);
  });

  test('gives a token to the picture before it, and zeroes the one before them all', async () => {
    const river = readRiver(await run(prompt));
    const shares = [0, 1, 2, 3].map((row) => river.cell(row, 0).shares.map(Math.round));
    expect(shares).toEqual([
      ...[
        [0, 0],
        [1, 0],
      ],
      ...[
        [1, 0],
        [0, 1],
      ],
    ]);
    expect(river.cell(0, 1)).toMatchObject({ sight: 'nothing', added: 0, ratio: 0 });
  });

  test('tells seeing everything evenly from seeing what is allowed', async () => {
    const river = readRiver(await run(prompt, { op: 'ge' }));
    expect([0, 1, 3].map((row) => river.cell(row, 0).sight)).toEqual([
      ...['evenly', 'pictures', 'pictures'],
    ]);
    expect(river.cell(0, 0).shares).toEqual([0.5, 0.5]);
  });

  test('has nothing to show where there is no picture, nor behind closed gates', async () => {
    const alone = readRiver(await run([{ text: 'this is a' }]));
    expect([alone.media, alone.latents, alone.cell(2, 1).sight]).toEqual([0, 0, 'nothing']);
    const closed = readRiver(await run(prompt, { attn_gate: [0, 0] }));
    expect(closed.cell(3, 1)).toMatchObject({ sight: 'pictures', added: 0, ratio: 0 });
    expect(closed.cell(3, 1).found).toBeGreaterThan(0);
  });
});

test('the words after the last token are those of the run, those after another its own', async () => {
  const result = await run(prompt);
  const words = nextWords(result, 3, randomVocabulary, 10);
  expect(words.map(({ word, p }) => [word, p])).toEqual(result.top);
  expect(words.map(({ id, logit }) => [id, logit])).toEqual(
    words.map(({ id }) => [id, result.logits[id]]),
  );
  expect(nextWords(result, 1, randomVocabulary, 10)).not.toEqual(words);
});

test('sampling leaves as many words as top_k says, and their shares add up to 1', async () => {
  const options = { temperature: 2, top_k: 3 };
  const { words, kept } = sampledWords(await run(prompt), 3, randomVocabulary, 10, options);
  expect(kept).toBe(3);
  expect(words.map(({ drawn }) => drawn > 0)).toEqual([
    ...[true, true, true],
    ...new Array<boolean>(7).fill(false),
  ]);
  expect(words.reduce((sum, { drawn }) => sum + drawn, 0)).toBeCloseTo(1, 12);
});

describe('looks', () => {
  test('ask once for the same pixels, though they are other objects', async () => {
    const all = await client();
    let asked = 0;
    const looks = new Looks(() => ({
      look: (...args) => {
        asked++;
        return all.look(...args);
      },
    }));
    const [first] = mediaOf(prompt);
    const copy = [noisePicture(1, 16)];
    expect(looks.of(copy, null)).toBe(looks.of(first, null));
    expect(asked).toBe(1);
    expect((await looks.of(first, null))!.latents.shape).toEqual([1, 1, 2, 16]);
    expect(looks.of([b], null)).not.toBe(looks.of(first, null));
    expect(asked).toBe(2);
  });

  test('keep the latents of more pictures than they keep looks', async () => {
    let asked = 0;
    const seen = { latents: { shape: [1], values: new Float32Array(1) }, trace: {} };
    const looks = new Looks(() => ({ look: () => (asked++, Promise.resolve(seen)) }));
    const media = Array.from({ length: 60 }, (_, seed) => [noisePicture(seed, 16)]);
    for (let round = 0; round < 2; round++) {
      for (const frames of media) await looks.latentsOf(frames, null);
    }
    expect(asked).toBe(60);
  });

  test('ask nobody while there is no model', () => {
    expect(new Looks(() => null).of([a], null)).toBeNull();
  });
});
