import { describe, expect, test } from 'vitest';
import { createTypescriptKernels } from '../tensor/kernels/typescript';
import { uniforms } from './mulberry32';
import { SMALL_FLAMINGO } from './runtime/fixtures/small-config';
import type { Values } from './runtime/record';
import {
  answer,
  endless,
  endofchunk,
  files,
  first,
  image,
  model,
  picture,
  second,
} from './testing/small-model';
import { TinyFlamingo } from './tiny-flamingo';

describe('the tiny Flamingo', () => {
  test('resamples a picture, and a clip of any length, to its latents', () => {
    expect(first.length).toBe(3 * 12);
    const frames = [1, 2, 3, 4, 5].map(picture);
    expect(model.encode(frames).length).toBe(3 * 12);
    expect(model.encode(frames)).not.toEqual(model.encode([...frames].reverse()));
  });

  test('reads the picture that stands before the text, and no other', () => {
    const logits = (media: Values[]) => model.forward([1, image, 5, image, 7], media);
    const [a, b] = [logits([first, second]), logits([first, first])];
    const upTo = 3 * SMALL_FLAMINGO.lang_encoder.vocab_size;
    expect(a.subarray(0, upTo)).toEqual(b.subarray(0, upTo));
    expect(a.subarray(upTo)).not.toEqual(b.subarray(upTo));
  });

  test('writes greedily what its own logits say, with probabilities and candidates', () => {
    const prompt = [1, image, 5, 6];
    const { tokens, reason } = answer(prompt, [first], { ...endless, candidates: 3 });
    expect(reason).toBe('length');
    const written = tokens.map(({ token }) => token);
    const { vocab_size } = SMALL_FLAMINGO.lang_encoder;
    const logits = model.forward([...prompt, ...written], [first]);
    tokens.forEach(({ token, p, top }, i) => {
      const row = Array.from(logits.subarray((3 + i) * vocab_size, (4 + i) * vocab_size));
      expect(token).toBe(row.indexOf(Math.max(...row)));
      const total = row.reduce((sum, logit) => sum + Math.exp(logit), 0);
      expect(p).toBeCloseTo(Math.exp(row[token]) / total, 10);
      expect(top.length).toBe(3);
      expect(top[0]).toEqual([token, p]);
    });
  });

  test('ends at the end token, which is the last one given', () => {
    const free = answer([1, image, 5], [first], endless).tokens.map(({ token }) => token);
    const { tokens, reason } = answer([1, image, 5], [first], { eos_token_id: free[1] });
    const until = free.indexOf(free[1]) + 1;
    expect([tokens.map(({ token }) => token), reason]).toEqual([free.slice(0, until), 'eos']);
    expect(endofchunk).toBe(2);
  });

  test('ends when the context is full', () => {
    const prompt = [1, image, ...new Array<number>(20).fill(5)];
    const { tokens, reason } = answer(prompt, [first], { eos_token_id: null });
    // 22 tokens of 24 are read; two more fit, and what comes after the last of them is still known.
    expect([tokens.length, reason]).toEqual([3, 'context']);
  });

  test('answers a batch of prompts of other lengths and pictures as each alone', () => {
    const prompts = [
      { input_ids: [1, image, 5], media: [first] },
      { input_ids: [1, image, 6, 7, 8, image, 9], media: [second, first] },
      { input_ids: [1, 5], media: [] },
    ];
    const alone = prompts.map(({ input_ids, media }) => answer(input_ids, media, endless).tokens);
    const steps = [...model.generateBatch(prompts, endless)];
    prompts.forEach((_, b) => {
      const mine = steps.map((step) => step[b]);
      expect(mine.map((token) => token?.token)).toEqual(alone[b].map(({ token }) => token));
      mine.forEach((token, i) => expect(token?.p).toBeCloseTo(alone[b][i].p, 10));
    });
  });

  test('goes on with the others when one prompt of a batch has ended', () => {
    const prompts = [
      { input_ids: [1, image, 5], media: [first] },
      { input_ids: [1, image, 6, 7], media: [second] },
    ];
    const free = answer([1, image, 5], [first], endless).tokens;
    const stop = { ...endless, eos_token_id: free[0].token };
    const steps = [...model.generateBatch(prompts, stop)];
    expect(steps[0][0]?.token).toBe(free[0].token);
    expect(steps.slice(1).every(([done]) => done === null)).toBe(true);
    const other = answer([1, image, 6, 7], [second], stop).tokens;
    expect(steps.map((step) => step[1]?.token)).toEqual(other.map(({ token }) => token));
  });

  test('draws the same with the same seed', () => {
    const draw = (seed: number) =>
      answer([1, image, 5], [first], { ...endless, temperature: 2, seed }).tokens.map(
        ({ token }) => token,
      );
    expect(draw(1)).toEqual(draw(1));
    expect([2, 3, 4].map(draw)).not.toEqual([draw(1), draw(1), draw(1)]);
  });

  test('two answers that are written in turns do not disturb each other', () => {
    const prompts: [number[], Values][] = [
      [[1, image, 5], first],
      [[1, image, 6, 7], second],
    ];
    const wanted = prompts.map(([ids, media]) => answer(ids, [media], endless).tokens);
    const runs = prompts.map(([ids, media]) => model.generate(ids, [media], endless));
    const got: unknown[][] = [[], []];
    for (let step = 0; step < 5; step++) {
      runs.forEach((run, i) => {
        got[i].push(run.next().value);
        model.encode([picture(step)]);
      });
    }
    expect(got).toEqual(wanted);
    runs.forEach((run) => run.return('length'));
  });
});

describe('what it records', () => {
  const names = () => {
    const seen = new Map<string, readonly number[]>();
    const record = (name: string, shape: readonly number[]) => seen.set(name, shape);
    model.encode([picture(1)], record);
    model.forward([1, image, 5], [first], { record });
    return Object.fromEntries(seen);
  };

  test('has the names of OpenFlamingo and their shapes', () => {
    expect(names()).toMatchObject({
      'vision_encoder.patches': [1, 4, 12],
      'vision_encoder.blocks.0.self_attn': [1, 2, 4, 4],
      'vision_encoder.out': [1, 4, 12],
      'perceiver.media': [1, 4, 12],
      'perceiver.layer.0.sim': [1, 2, 3, 7],
      'perceiver.layer.0.attn': [1, 2, 3, 7],
      'perceiver.out': [1, 3, 12],
      media_locations: [1, 3],
      media_time: [1],
      text_time: [1, 3],
      text_to_media_mask: [1, 1, 3, 3],
      'layer.0.k': [1, 3, 3, 4],
      'layer.0.v': [1, 3, 3, 4],
      'layer.0.q_scaled': [1, 3, 3, 4],
      'layer.0.sim': [1, 3, 3, 3],
      'layer.0.attn': [1, 3, 3, 3],
      'layer.0.attn_out': [1, 3, 16],
      'layer.0.after_attn': [1, 3, 16],
      'layer.1.xattn_out': [1, 3, 16],
      'layer.1.self_attn': [1, 2, 3, 3],
      'layer.1.out': [1, 3, 16],
      logits: [1, 3, 23],
    });
  });

  test('changes no logit', () => {
    const silent = model.forward([1, image, 5], [first]);
    const traced = model.forward([1, image, 5], [first], { record: () => {} });
    silent.forEach((logit, i) => expect(traced[i]).toBeCloseTo(logit, 12));
  });
});

test('a thousand random prompts leave memory as the first of them, and no NaN', () => {
  const kernels = createTypescriptKernels();
  const small = TinyFlamingo.create({ ...files, kernels });
  const random = uniforms(1);
  const pictures = Array.from({ length: 9 }, (_, seed) => small.encode([picture(seed)]));
  const prompt = (count: number, words: number) => {
    const media = pictures.slice(0, count);
    const ids = media.flatMap(() => [image, 4 + Math.floor(19 * random())]);
    return { media, ids: [1, ...ids, ...new Array<number>(words).fill(6)] };
  };
  const run = (count: number, words: number, cancel: boolean) => {
    const { media, ids } = prompt(count, words);
    const options = { temperature: 1, seed: words, eos_token_id: null, max_new_tokens: 3 };
    for (const { p } of small.generate(ids, media, options)) {
      expect(p).toBeGreaterThan(0);
      if (cancel) break;
    }
  };
  run(9, 4, false);
  const [mark, length] = [kernels.mark(), kernels.heap.length];
  let grown = 0;
  for (let i = 0; i < 1000; i++) {
    if (i % 50 === 0) small.encode([picture(i), picture(i + 1)]);
    run(Math.floor(10 * random()), Math.floor(5 * random()), random() < 0.3);
    // Smaller prompts may take blocks of smaller sizes, once each.
    if (i === 100) grown = kernels.mark();
  }
  expect(kernels.mark()).toBe(grown);
  expect(grown - mark).toBeLessThan(length);
  expect(kernels.heap.length).toBe(length);
}, 60_000);
