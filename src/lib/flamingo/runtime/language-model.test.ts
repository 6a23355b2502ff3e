import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTypescriptKernels } from '../../tensor/kernels/typescript';
import type { VisX } from './conditioned-media';
import { Flamingo } from './flamingo';
import { uniforms } from '../mulberry32';
import { randomWeights } from './fixtures/random-weights';
import type { Values } from './record';
import { SMALL_FLAMINGO } from './fixtures/small-config';

const { vocab_size } = SMALL_FLAMINGO.lang_encoder;
const kernels = createTypescriptKernels('float64');
const flamingo = new Flamingo(kernels, SMALL_FLAMINGO, randomWeights(SMALL_FLAMINGO, 11));
const model = flamingo.lang_encoder;

function vis_x(B: number, T_img: number, seed: number): VisX {
  const random = uniforms(seed);
  const { num_latents, dim } = SMALL_FLAMINGO.perceiver;
  const values = Array.from({ length: B * T_img * num_latents * dim }, () => 4 * random() - 2);
  return { values, shape: [B, T_img, num_latents, dim] };
}

function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(got.length).toBe(wanted.length);
  const errors = Array.from(
    got,
    (value, i) => Math.abs(value - wanted[i]) / (1 + Math.abs(wanted[i])),
  );
  expect(Math.max(...errors)).toBeLessThan(1e-12);
}

/** Logits of row b, tokens [from, to), of (B, T, vocab_size). */
const part = (logits: Values, T: number, b: number, from: number, to: number) =>
  logits.subarray((b * T + from) * vocab_size, (b * T + to) * vocab_size);

const word = fc.integer({ min: 4, max: vocab_size - 1 });
const token = fc.oneof(word, word, fc.constant(SMALL_FLAMINGO.special_tokens.image));
const sequence = fc.array(token, { minLength: 2, maxLength: 12 });

describe('the language model', () => {
  test('token by token with a cache gives the logits of reading everything at once', () => {
    fc.assert(
      fc.property(
        sequence,
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (prompt, more, seed) => {
          const all = [...prompt, ...more];
          const images = Math.max(1, prompt.filter((id) => id === 3).length);
          const media = model.condition(vis_x(1, images, seed), { use_cached_vision_x: true });
          const cache = model.createCache(1);
          const whole = model.forward([all], { media: model.condition(vis_x(1, images, seed)) });
          let [from, fed] = [0, prompt];
          for (const next of [...more, -1]) {
            const { logits } = model.forward([fed], { cache, media });
            expectClose(logits, part(whole.logits, all.length, 0, from, from + fed.length));
            [from, fed] = [from + fed.length, [next]];
          }
          cache.close();
          media.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  test('padding at the left changes nothing of a sequence, at once or token by token', () => {
    const prompts = fc.tuple(sequence, sequence, word, fc.nat());
    fc.assert(
      fc.property(prompts, ([first, second, next, seed]) => {
        const T = Math.max(first.length, second.length);
        const both = [first, second];
        const padded = both.map((row) => [...new Array<number>(T - row.length).fill(0), ...row]);
        const attention_mask = both.map((row) =>
          Array.from({ length: T }, (_, i) => Number(i >= T - row.length)),
        );
        const T_img = 12;
        const pictures = vis_x(2, T_img, seed);
        const conditions = { use_cached_vision_x: true };
        const media = model.condition(pictures, conditions);
        const cache = model.createCache(2);
        const { logits } = model.forward(padded, { attention_mask, cache, media });
        const after = model.forward([[next], [next]], { cache, media }).logits;
        both.forEach((row, b) => {
          const size = pictures.values.length / 2;
          const own = Array.from(pictures.values).slice(b * size, (b + 1) * size);
          const [, ...shape] = pictures.shape;
          const alone = model.condition({ values: own, shape: [1, ...shape] }, conditions);
          const single = model.createCache(1);
          const wanted = model.forward([row], { cache: single, media: alone }).logits;
          expectClose(part(logits, T, b, T - row.length, T), wanted);
          const then = model.forward([[next]], { cache: single, media: alone }).logits;
          expectClose(part(after, 1, b, 0, 1), then);
          single.close();
          alone.close();
        });
        cache.close();
        media.close();
      }),
      { numRuns: 40 },
    );
  });

  test('asking for the last logits alone gives the last of all', () => {
    const ids = [
      [5, 6, 7],
      [8, 9, 10],
    ];
    const all = model.forward(ids).logits;
    const last = model.forward(ids, { logits: 'last' }).logits;
    expectClose(last, [...part(all, 3, 0, 2, 3), ...part(all, 3, 1, 2, 3)]);
  });

  test('a later word never changes an earlier logit', () => {
    const [first, second] = [
      [5, 6, 7],
      [5, 6, 20],
    ].map((row) => model.forward([row]).logits);
    expect(part(first, 3, 0, 0, 2)).toEqual(part(second, 3, 0, 0, 2));
    expect(part(first, 3, 0, 2, 3)).not.toEqual(part(second, 3, 0, 2, 3));
  });

  test('rotary positions make the order of earlier words matter', () => {
    const [ab, ba] = [
      [5, 6, 7],
      [6, 5, 7],
    ].map((row) => model.forward([row]).logits);
    expect(part(ab, 3, 0, 2, 3)).not.toEqual(part(ba, 3, 0, 2, 3));
  });

  test.each([
    [[[5, 99]], {}, 'input_ids: 99 is no token of the vocabulary of 23'],
    [[[5, 1.5]], {}, 'input_ids: 1.5 is no token of the vocabulary of 23'],
    [[[]], {}, 'input_ids: there is no token'],
    [[], {}, 'input_ids: 0 rows, where 0 are expected'],
    [[[5], [6, 7]], {}, 'input_ids: rows of different lengths (1, 2)'],
    [[new Array<number>(25).fill(5)], {}, 'input_ids: 25 tokens are more than the context of 24'],
    [[[5, 6]], { attention_mask: [[1, 0]] }, 'attention_mask: row 0 is not 0s at the left'],
    [[[5, 6]], { attention_mask: [[0, 0]] }, 'attention_mask: row 0 is not 0s at the left'],
    [[[5, 6]], { attention_mask: [[1]] }, 'attention_mask: its shape is not that of the tokens'],
  ])('%j with %j is refused', (ids, options, message) => {
    expect(() => model.forward(ids, options)).toThrow(message);
  });
});
