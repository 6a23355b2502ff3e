import { afterEach, describe, expect, test } from 'vitest';
import { FlamingoError } from '../problem';
import { PromptModel, type AnswerOptions, type AnswerToken } from '../prompt-model';
import { noisePicture } from '../testing/pictures';
import { randomVocabulary } from '../testing/random-model';
import { TinyFlamingo } from '../tiny-flamingo';
import { serveModel } from './serve';
import { all, connect, disconnect, loaded, problemIn, surroundings } from './testing';

const options: AnswerOptions = {
  max_new_tokens: 6,
  candidates: 2,
  only_attend_immediate_media: null,
};
const image = noisePicture(1);
const question = [{ image }, { text: 'this is a' }];

afterEach(disconnect);

describe('a model in a worker', () => {
  test('is loaded with its progress, and says what it is', async () => {
    const progress: number[] = [];
    const client = connect();
    const info = await client.load('/model', ({ received, total }) =>
      progress.push(received / total),
    );
    expect(progress.at(-1)).toBe(1);
    expect(info).toMatchObject({ image_size: 16, context: 24, frames: 4, kernels: 'typescript' });
    expect(info.vocabulary).toEqual(randomVocabulary);
  });

  test('answers in a stream of tokens, as it would without a worker', async () => {
    const { seen, answer } = await all((await loaded()).generate(question, options));
    const { seen: again } = await all((await loaded()).generate(question, options));
    const words = (tokens: AnswerToken[]) => tokens.map(({ token, p, top }) => ({ token, p, top }));
    expect(words(seen)).toEqual(words(again));
    expect(seen.length).toBeGreaterThan(1);
    expect(answer.tokens).toEqual(['<image>', 'this', 'is', 'a']);
    expect(answer.text).toBe(seen.map(({ token }) => token).join(' '));
  });

  test('keeps pictures by their content', async () => {
    const client = await loaded();
    expect((await client.encode([image])).isCached).toBe(false);
    expect((await client.encode([noisePicture(1)])).isCached).toBe(true);
    const { answer } = await all(client.generate(question, options));
    expect(answer.cached).toBe(1);
  });

  test('runs once, with a trace if it is wanted', async () => {
    const client = await loaded();
    const { top, logits, trace, text_time } = await client.run(question, options);
    expect([top.length, text_time, trace]).toEqual([2, [1, 1, 1, 1], {}]);
    const traced = await client.run(question, options, true);
    expect([traced.top, traced.logits]).toEqual([top, logits]);
    const mask = traced.trace['text_to_media_mask'];
    expect(mask.shape).toEqual([1, 1, 4, 2]);
    expect([...mask.values]).toEqual(Array(8).fill(1));
  });

  test('works on two answers at once without mixing them up', async () => {
    const client = await loaded();
    const other = [{ image: noisePicture(2) }, { text: 'two' }];
    const together = [question, other].map((prompt) => all(client.generate(prompt, options)));
    const [first, second] = await Promise.all(together);
    expect(first.answer.tokens).toContain('this');
    expect(second.answer.tokens).toContain('two');
    const alone = await all((await loaded()).generate(other, options));
    expect(second.answer.text).toBe(alone.answer.text);
  });
});

describe('a generation that nobody wants any more', () => {
  test('is cancelled when the loop is left, and the next one is right', async () => {
    let steps = 0;
    class Counting extends PromptModel {
      override *answer(...asked: Parameters<PromptModel['answer']>) {
        const tokens = super.answer(...asked);
        for (let step = tokens.next(); ; step = tokens.next()) {
          if (step.done) return step.value;
          steps++;
          yield step.value;
        }
      }
    }
    const client = connect({
      ...surroundings,
      create: ({ weights, config, tokenizer }) =>
        new Counting(TinyFlamingo.create({ weights, config }), tokenizer),
    });
    await client.load('/model', () => {});
    const long = { ...options, max_new_tokens: 20, sampling: { temperature: 0.01, seed: 1 } };
    for await (const token of client.generate(question, long)) {
      expect(token.token).not.toBe('');
      break;
    }
    await client.encode([image]);
    const stopped = steps;
    expect(stopped).toBeLessThan(20);
    await client.encode([image]);
    expect(steps).toBe(stopped);
    expect((await all(client.generate(question, options))).seen.length).toBeGreaterThan(1);
  });

  test('ends with its client', async () => {
    const client = await loaded();
    const answer = all(client.generate(question, { ...options, max_new_tokens: 20 }));
    client.close();
    expect(await problemIn(answer)).toEqual({ kind: 'cancelled' });
  });
});

describe('what goes wrong comes back as a value:', () => {
  test('a model that is not there', async () => {
    expect(await problemIn(connect().load('/nowhere', () => {}))).toEqual({
      kind: 'model_missing',
      file: 'manifest.json',
    });
  });

  test('weights that do not fit the sizes', async () => {
    const client = connect({
      ...surroundings,
      create: () => {
        throw new FlamingoError({ kind: 'model_broken', file: 'model.safetensors', why: 'short' });
      },
    });
    expect(await problemIn(client.load('/model', () => {}))).toEqual({
      kind: 'model_broken',
      file: 'model.safetensors',
      why: 'short',
    });
  });

  test('an unknown word, with the part it stands in', async () => {
    const prompt = [{ image }, { text: 'this is a pamda' }];
    expect(await problemIn(all((await loaded()).generate(prompt, options)))).toEqual({
      kind: 'unknown_word',
      word: 'pamda',
      nearest: ['panda'],
      part: 1,
    });
  });

  test.each([
    ['this is no call', { id: 7 }],
    ['this is no call', { id: 7, call: null }],
    ['this is no call', { id: 7, call: { kind: ['load'] } }],
    ['there is no call of kind "constructor"', { id: 7, call: { kind: 'constructor' } }],
  ])('a message that is %s', async (why, message) => {
    const { port1, port2 } = new MessageChannel();
    const stop = serveModel(port2, surroundings);
    port2.start();
    const replied = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
    // Nobody to answer: these are passed over.
    for (const nonsense of [null, 7, 'call', { call: { kind: 'load' } }, { id: '7', call: 1 }]) {
      port1.postMessage(nonsense);
    }
    port1.postMessage(message);
    expect(await replied).toEqual({ id: 7, problem: { kind: 'malformed', why } });
    stop();
    port1.close();
  });

  test('a question before the model is loaded', async () => {
    const problem = await problemIn(connect().encode([image]));
    expect(problem).toEqual({ kind: 'internal', why: 'the model is not loaded' });
  });

  test('a picture of another size', async () => {
    const problem = await problemIn((await loaded()).encode([noisePicture(1, 8)]));
    expect(problem).toMatchObject({
      kind: 'internal',
      why: expect.stringMatching(/192 values/) as string,
    });
  });

  test('a worker that broke', async () => {
    const client = await loaded();
    const pending = client.encode([image]);
    client.fail('the worker could not start');
    expect(await problemIn(pending)).toEqual({
      kind: 'internal',
      why: 'the worker could not start',
    });
  });
});
