import { afterEach, describe, expect, test } from 'vitest';
import { readSpriteSheet } from '../../../../scripts/eval/sprite-sheet';
import type { AccuracyQuestion } from '../measure/accuracy';
import { FlamingoError } from '../problem';
import { PromptModel, type PixelPrompt } from '../prompt-model';
import { noisePicture } from '../testing/pictures';
import { openRandomModel } from '../testing/random-model';
import { TinyFlamingo } from '../tiny-flamingo';
import { ModelClient } from './client';
import type { Measured } from './protocol';
import { serveModel } from './serve';

const options = { only_attend_immediate_media: null };
const question: AccuracyQuestion = {
  task: 'sign_colour',
  controls: ['none'],
  shots: [0, 1],
  n: 20,
};

/** Knows no word of the world, but says that every second prompt is right; takes some time for each. */
class Pretending extends PromptModel {
  prompts = 0;

  override get context() {
    return 96;
  }

  override score(prompt: PixelPrompt, answer: string) {
    if (answer === 'dax') return super.score(prompt, answer, options);
    for (const start = performance.now(); performance.now() < start + 6;);
    const best = this.prompts++ % 2 === 0 ? answer : 'nothing';
    return [{ token: answer, p: 0.5, best }];
  }
}

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function loaded() {
  const { port1, port2 } = new MessageChannel();
  const models: Pretending[] = [];
  const stop = serveModel(port2, {
    openIn: () => openRandomModel(),
    create: ({ weights, config, tokenizer }) => {
      models.push(new Pretending(TinyFlamingo.create({ weights, config }), tokenizer));
      return models[0];
    },
  });
  const client = new ModelClient(port1);
  port1.start();
  port2.start();
  ends.push(() => {
    stop();
    client.close();
    port1.close();
  });
  await client.load('/model', () => {});
  return { client, model: models[0] };
}

describe('a measurement in a worker', () => {
  const sheet = readSpriteSheet();

  test('tells how far it is, and ends with all of it', async () => {
    const { client } = await loaded();
    const seen: Measured[] = [];
    const { signal } = new AbortController();
    const end = await client.measure(question, sheet, (one) => seen.push(one), signal);
    expect(end.tallies).toEqual([
      { control: 'none', shots: 0, right: 20, n: 20 },
      { control: 'none', shots: 1, right: 0, n: 20 },
    ]);
    expect(end.prompts).toBe(40);
    expect(seen.length).toBeGreaterThan(1);
    const counts = seen.map(({ prompts }) => prompts);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  test('lets other calls in, and stops when nobody wants it', async () => {
    const { client, model } = await loaded();
    const controller = new AbortController();
    const work = client.measure({ ...question, n: 5000 }, sheet, () => {}, controller.signal);
    const [scored] = await client.score(
      [{ image: noisePicture(1) }, { text: 'a' }],
      'dax',
      options,
    );
    expect(scored.token).toBe('dax');
    controller.abort();
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    expect((error as FlamingoError).problem).toEqual({ kind: 'cancelled' });
    await client.encode([noisePicture(2)]);
    const stopped = model.prompts;
    await client.encode([noisePicture(3)]);
    expect(model.prompts).toBe(stopped);
    expect(stopped).toBeLessThan(1000);
  });

  test('that nobody wants from the start counts nothing', async () => {
    const { client, model } = await loaded();
    const work = client.measure(question, sheet, () => {}, AbortSignal.abort());
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    expect((error as FlamingoError).problem).toEqual({ kind: 'cancelled' });
    expect(model.prompts).toBe(0);
  });
});
