import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadModel } from './load-model';
import {
  PromptModel,
  type AnswerOptions,
  type AnswerToken,
  type PixelPrompt,
} from './prompt-model';
import { noisePicture } from './testing/pictures';
import { openRandomModel } from './testing/random-model';
import { TinyFlamingo } from './tiny-flamingo';

const { weights, config, tokenizer } = await loadModel(openRandomModel());
const model = new PromptModel(TinyFlamingo.create({ weights, config }), tokenizer);
const n = config.perceiver.num_latents;

const options: AnswerOptions = {
  max_new_tokens: 8,
  candidates: 3,
  only_attend_immediate_media: null,
  go_on: true,
};
const [a, b] = [noisePicture(1), noisePicture(2)];
const question: PixelPrompt = [{ image: a }, { text: 'one' }, { image: b }, { text: 'this is' }];

function answerOf(prompt: PixelPrompt, more: Partial<AnswerOptions> = {}) {
  const tokens: AnswerToken[] = [];
  const steps = model.answer(prompt, { ...options, ...more });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { tokens, answer: value };
    tokens.push(value);
  }
}

/** Answers at random; of some the words are `<image>` and `<|endofchunk|>`. */
const drawn = (seed: number, more: Partial<AnswerOptions> = {}) =>
  answerOf(question, { sampling: { temperature: 3, seed }, ...more });
const columns = (seen: (media_time: number) => boolean) =>
  [1, 2].flatMap((media_time) => Array<boolean>(n).fill(seen(media_time)));

describe('each step of an answer says what it read:', () => {
  test('the first the whole prompt, with fresh locations', () => {
    const { tokens, answer } = answerOf(question);
    expect(tokens[0].step).toEqual({
      fed: answer.tokens,
      use_cached_media: false,
      text_time: [1, 1, 2, 2, 2],
      media_locations: answer.media_locations,
      past: 0,
      mask: columns((time) => time === 2),
    });
  });

  test('from the second on the last word alone, with the cached media', () => {
    const { tokens, answer } = answerOf(question);
    const words = tokens.map(({ token }) => token);
    expect(words).not.toContain('<image>');
    expect(tokens.length).toBe(8);
    tokens.slice(1).forEach(({ step }, i) =>
      expect(step).toEqual({
        fed: [words[i]],
        use_cached_media: true,
        text_time: [2],
        media_locations: answer.media_locations,
        past: 5 + i,
        mask: columns((time) => time === 2),
      }),
    );
  });

  test('in ge all pictures so far are in the mask', () => {
    const { tokens } = answerOf(question, { only_attend_immediate_media: false });
    tokens.forEach(({ step }) => expect(step.mask).toEqual(columns(() => true)));
  });

  test('without pictures no column, and of the plain language model nothing', () => {
    const alone = answerOf([{ text: 'this' }], { max_new_tokens: 1 }).tokens[0].step;
    expect([alone.text_time, alone.media_locations, alone.mask]).toEqual([[0], [false], []]);
    const text_only = answerOf(question, { interventions: { text_only: true } }).tokens;
    text_only.forEach(({ step }) => {
      expect([step.text_time, step.media_locations, step.mask]).toEqual([[], [], []]);
      expect(step.use_cached_media).toBe(false);
    });
  });
});

describe('an answer that goes on', () => {
  const answers = Array.from({ length: 40 }, (_, seed) => drawn(seed));

  test('is ended by neither of the two words, which stay in its text', () => {
    for (const word of ['<image>', '<|endofchunk|>']) {
      const inside = answers.filter(({ tokens }) =>
        tokens.slice(0, -1).some(({ token }) => token === word),
      );
      expect(inside.length).toBeGreaterThan(3);
    }
    for (const { tokens, answer } of answers) {
      expect([answer.finish, tokens.length]).toEqual(['length', 8]);
      expect(answer.text).toBe(tokens.map(({ token }) => token).join(' '));
    }
  });

  test('begins to count anew at an <image> of its own: after it the first picture is read', () => {
    for (const { tokens } of answers) {
      let hasRestarted = false;
      for (const { step } of tokens.slice(1)) {
        const isImage = step.fed[0] === '<image>';
        hasRestarted ||= isImage;
        expect(step.use_cached_media).toBe(!isImage);
        expect(step.text_time).toEqual([hasRestarted ? 1 : 2]);
        if (hasRestarted) expect(step.media_locations).toEqual([true]);
        expect(step.mask).toEqual(columns((time) => time === (hasRestarted ? 1 : 2)));
      }
    }
  });

  test('is up to its first such word the answer that ends there', () => {
    answers.forEach(({ tokens }, seed) => {
      const ended = drawn(seed, { go_on: false });
      const words = tokens.map(({ token }) => token);
      const end = words.findIndex((word) => word === '<image>' || word === '<|endofchunk|>');
      const until = end < 0 ? words : words.slice(0, end + 1);
      expect(ended.tokens.map(({ token }) => token)).toEqual(until);
      const reasons = { '<image>': 'image', '<|endofchunk|>': 'eos' } as const;
      const reason = end < 0 ? 'length' : reasons[words[end] as keyof typeof reasons];
      expect(ended.answer.finish).toBe(reason);
    });
  });

  test('ends at <image> where there is no picture that could be read again', () => {
    const ends = Array.from({ length: 40 }, (_, seed) =>
      answerOf([{ text: 'this' }], { sampling: { temperature: 3, seed } }),
    );
    const stopped = ends.filter(({ answer }) => answer.finish === 'image');
    expect(stopped.length).toBeGreaterThan(3);
    stopped.forEach(({ tokens }) => expect(tokens.at(-1)?.token).toBe('<image>'));
  });
});

test('what is changed about a run is changed in an answer too: its words are those of single passes', () => {
  const gate = fc.array(fc.float({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 2 });
  const changes = fc.record({
    attn_gate: gate,
    heads_off: fc.constant([[0], [1]]),
    skip_zero_rows: fc.boolean(),
  });
  const law = fc.property(changes, (interventions) => {
    const { tokens } = answerOf([{ text: 'a' }, { image: a }, { text: 'this' }], {
      interventions,
      go_on: false,
    });
    let text = 'this';
    for (const { token, top } of tokens) {
      const prompt = [{ text: 'a' }, { image: a }, { text }];
      const { top: again } = model.run(prompt, { ...options, interventions });
      expect(top.map(([word]) => word)).toEqual(again.map(([word]) => word));
      top.forEach(([, p], i) => expect(p).toBeCloseTo(again[i][1], 5));
      text += ` ${token}`;
    }
  });
  fc.assert(law, { numRuns: 15 });
});

describe('one pass', () => {
  test('gives the logits that its likeliest words come from, its gates and its times', () => {
    const { logits, top, gates, ms } = model.run(question, options);
    const total = Array.from(logits).reduce((sum, logit) => sum + Math.exp(logit), 0);
    expect(logits.length).toBe(tokenizer.vocabulary.length);
    const best = logits.indexOf(Math.max(...logits));
    expect(top[0][0]).toBe(tokenizer.wordOf(best));
    expect(top[0][1]).toBeCloseTo(Math.exp(logits[best]) / total, 6);
    const trained = (name: string) =>
      [0, 1].map((i) => weights[`gated_cross_attn_layers.${i}.${name}`].get(0));
    expect(gates).toEqual({ attn_gate: trained('attn_gate'), ff_gate: trained('ff_gate') });
    expect(Object.keys(ms)).toEqual(['encode', 'run']);
    const changed = model.run(question, { ...options, interventions: { ff_gate: [null, 0.25] } });
    expect(changed.gates.ff_gate).toEqual([gates.ff_gate[0], 0.25]);
    expect(changed.logits).not.toEqual(logits);
  });

  test('needs a picture where rows before the first are not zeroed, and none for the plain model', () => {
    const alone = (interventions: AnswerOptions['interventions']) =>
      model.run([{ text: 'this' }], { ...options, interventions });
    expect(() => alone({ skip_zero_rows: true })).toThrow('a prompt without pictures needs');
    const plain = { ...options, only_attend_immediate_media: false };
    const run = model.run([{ text: 'this' }], { ...plain, interventions: { text_only: true } });
    expect(run.logits).toEqual(alone({ text_only: true }).logits);
  });
});
