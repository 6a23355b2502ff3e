import { describe, expect, test } from 'vitest';
import { loadModel } from './load-model';
import type { Problem } from './problem';
import { PromptModel, type AnswerOptions, type PixelPrompt } from './prompt-model';
import { noisePicture } from './testing/pictures';
import { openRandomModel } from './testing/random-model';
import { TinyFlamingo } from './tiny-flamingo';

async function load(now?: () => number): Promise<PromptModel> {
  const { weights, config, tokenizer } = await loadModel(openRandomModel());
  return new PromptModel(TinyFlamingo.create({ weights, config }), tokenizer, now);
}

const options: AnswerOptions = {
  max_new_tokens: 4,
  candidates: 3,
  only_attend_immediate_media: null,
};

function answerOf(model: PromptModel, prompt: PixelPrompt, more: Partial<AnswerOptions> = {}) {
  const tokens = [];
  const steps = model.answer(prompt, { ...options, ...more });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { tokens, answer: value };
    tokens.push(value);
  }
}

const [a, b] = [noisePicture(1), noisePicture(2)];
const question: PixelPrompt = [{ image: a }, { text: 'this is a' }];

describe('a model that reads prompts', () => {
  test('tells what it read: where pictures are, and how many each word has seen', async () => {
    const prompt = [
      { text: 'a' },
      { video: [a, b] },
      { text: 'dax.' },
      { image: b },
      { text: 'a' },
    ];
    const { answer } = answerOf(await load(), prompt);
    expect(answer.tokens).toEqual(['a', '<image>', 'dax', '.', '<image>', 'a']);
    expect(answer.media_locations).toEqual([false, true, false, false, true, false]);
    expect(answer.text_time).toEqual([0, 1, 1, 1, 2, 2]);
  });

  test('finds its own answer likeliest, token by token, and any other less likely', async () => {
    const model = await load();
    const { tokens } = answerOf(model, question);
    const own = model.score(question, tokens.map(({ token }) => token).join(' '), options);
    expect(own.map(({ token, best }) => [token, best])).toEqual(
      tokens.map(({ token }) => [token, token]),
    );
    own.forEach(({ p }, i) => expect(p).toBeCloseTo(tokens[i].p, 5));
    const other = tokens[0].token === 'dax' ? 'fox' : 'dax';
    const [scored] = model.score(question, other, options);
    expect(scored).toMatchObject({ token: other, best: tokens[0].token });
    expect(scored.p).toBeLessThan(tokens[0].p);
  });

  test('scores an answer up to the last place of its context', async () => {
    const model = await load();
    const room = model.context - 4;
    const words = (count: number) => Array<string>(count).fill('a').join(' ');
    // The last word is never read.
    expect(model.score(question, words(room + 1), options)).toHaveLength(room + 1);
    expect(() => model.score(question, words(room + 2), options)).toThrow('25 tokens');
    expect(() => model.score(question, '', options)).toThrow('empty');
    expect(() => model.score(question, 'a pamda', options)).toThrow('"pamda"');
  });

  test('answers with the word that one pass over prompt and answer finds likeliest', async () => {
    const model = await load();
    const { tokens } = answerOf(model, question);
    expect(tokens.length).toBeGreaterThan(1);
    let text = 'this is a';
    for (const { token, p, top } of tokens) {
      const again = model.run([{ image: a }, { text }], options).top;
      expect(top.map(([word]) => word)).toEqual(again.map(([word]) => word));
      top.forEach(([, likelihood], i) => expect(likelihood).toBeCloseTo(again[i][1], 5));
      expect([token, p]).toEqual(top[0]);
      text += ` ${token}`;
    }
  });

  test('looks at the pictures', async () => {
    const model = await load();
    const seen = (prompt: PixelPrompt) => model.run(prompt, options).top[0][1];
    const other: PixelPrompt = [{ image: b }, { text: 'this is a' }];
    expect(Math.abs(seen(question) - seen(other))).toBeGreaterThan(1e-3);
  });

  test('reads only the last picture, or all of them', async () => {
    const model = await load();
    const after = (first: typeof a, only_attend_immediate_media: boolean | null) => {
      const prompt = [{ image: first }, { image: b }, { text: 'this' }];
      return model.run(prompt, { candidates: 3, only_attend_immediate_media }).top;
    };
    expect(after(a, true)).toEqual(after(a, null));
    expect(after(a, false)).not.toEqual(after(a, true));
  });

  test('encodes a picture once, wherever it comes again', async () => {
    const model = await load();
    expect(answerOf(model, question).answer.cached).toBe(0);
    const again = [{ image: noisePicture(1) }, { video: [a, b] }, { text: 'a' }];
    expect(answerOf(model, again).answer.cached).toBe(1);
    expect(model.encode([a, b]).isCached).toBe(true);
    expect(model.encode([b, a]).isCached).toBe(false);
  });

  test('encodes no clip of more than 64 frames', async () => {
    const model = await load();
    expect(() => model.encode(Array<typeof a>(65).fill(a))).toThrow(
      'a clip has 65 frames; it may have 64',
    );
  });

  test('tells the times of its clock', async () => {
    let time = 0;
    const model = await load(() => (time += 10));
    const { tokens, answer } = answerOf(model, question, { max_new_tokens: 3 });
    expect(tokens.map(({ ms }) => ms)).toEqual(tokens.map(() => 10));
    expect(answer.ms).toEqual({ encode: 10, prefill: 10, per_token: 10 });
  });

  test('reads words alone, unless they would have to look at pictures', async () => {
    const model = await load();
    const words = [{ text: 'this is' }];
    expect(answerOf(model, words).tokens.length).toBeGreaterThan(0);
    expect(() => answerOf(model, words, { only_attend_immediate_media: false })).toThrow(
      'a prompt without pictures needs only_attend_immediate_media',
    );
  });

  test('keeps <|endofchunk|> out of the text, and ends with it', async () => {
    const model = await load();
    const sampling = { temperature: 3 };
    const ended = Array.from({ length: 30 }, (_, seed) =>
      answerOf(model, question, { max_new_tokens: 20, sampling: { ...sampling, seed } }),
    ).filter(({ answer }) => answer.finish === 'eos');
    expect(ended.length).toBeGreaterThan(0);
    for (const { tokens, answer } of ended) {
      const words = tokens.map(({ token }) => token);
      expect(words.at(-1)).toBe('<|endofchunk|>');
      expect(answer.text).toBe(words.slice(0, -1).join(' '));
    }
  });

  test('ends where the context is full, or where it writes <image> and there is no picture', async () => {
    const model = await load();
    const long = [{ text: 'a '.repeat(22) }];
    const ends = Array.from({ length: 60 }, (_, seed) =>
      answerOf(model, long, { max_new_tokens: 50, sampling: { temperature: 3, seed } }),
    );
    for (const { tokens, answer } of ends) {
      const last = tokens[tokens.length - 1].token;
      const expected = { '<|endofchunk|>': 'eos', '<image>': 'image' }[last] ?? 'context';
      expect(answer.finish).toBe(expected);
      // 22 tokens were read, the context holds 24, and of the last the next is still known.
      if (expected === 'context') expect(tokens).toHaveLength(3);
      expect(answer.text).not.toMatch(/<image>|endofchunk/);
    }
    expect(new Set(ends.map(({ answer }) => answer.finish))).toEqual(
      new Set(['eos', 'image', 'context']),
    );
  });

  test.each<[Problem['kind'], PixelPrompt]>([
    ['unknown_word', [{ image: a }, { text: 'this is a cat' }]],
    ['reserved_word', [{ text: 'a <image>' }]],
    ['too_long', [{ text: 'a '.repeat(25) }]],
    ['empty', [{ text: '' }]],
  ])('refuses a prompt: %s', async (kind, prompt) => {
    const model = await load();
    expect(() => answerOf(model, prompt)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ kind }) as Problem }) as Error,
    );
  });
});
