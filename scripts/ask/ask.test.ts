import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noisePicture } from '../../src/lib/flamingo/testing/pictures';
import {
  manifestOf,
  openFrom,
  openRandomModel,
  randomFiles,
} from '../../src/lib/flamingo/testing/random-model';
import { ask } from './ask';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ask-'));
  mkdirSync(join(folder, 'pictures'));
  for (const [name, seed, size] of [
    ['a.png', 1, 16],
    ['pictures/large.png', 2, 300],
  ] as const) {
    writeFileSync(join(folder, name), encode({ ...noisePicture(seed, size), channels: 3 }));
  }
  writeFileSync(join(folder, 'broken.png'), 'no picture');
});

afterAll(() => rmSync(folder, { recursive: true }));

function promptFile(value: unknown): string {
  const path = join(folder, 'prompt.json');
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const askOf = (value: unknown) => ask(promptFile(value), openRandomModel());

describe('ask', () => {
  test('answers in the agreed form, pictures found beside the prompt file', async () => {
    const prompt = [
      { image: 'a.png' },
      { text: 'this is a dax. <|endofchunk|>' },
      { video: ['pictures/large.png', 'a.png'] },
      { text: 'this is a' },
    ];
    const answer = await askOf({ prompt, max_new_tokens: 3, top_k: 4 });
    expect(Object.keys(answer)).toEqual(['text', 'tokens', 'media_locations', 'text_time', 'ms']);
    const places = [true, ...Array<boolean>(6).fill(false), true, false, false, false];
    expect(answer.media_locations).toEqual(places);
    expect(answer.text_time).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect(answer.tokens.length).toBeGreaterThan(0);
    for (const { token, p, top } of answer.tokens) {
      expect(top).toHaveLength(4);
      expect(top[0]).toEqual([token, p]);
      expect(p).toBeGreaterThanOrEqual(top[3][1]);
    }
    for (const time of Object.values(answer.ms)) expect(time).toBeGreaterThanOrEqual(0);
  });

  test('takes only_attend_immediate_media from the prompt file', async () => {
    const prompt = [{ image: 'a.png' }, { image: 'pictures/large.png' }, { text: 'this' }];
    const asked = (more: object) => askOf({ prompt, max_new_tokens: 1, ...more });
    const [trained, eq, ge] = [
      await asked({}),
      await asked({ only_attend_immediate_media: true }),
      await asked({ only_attend_immediate_media: false }),
    ];
    expect(eq.tokens).toEqual(trained.tokens);
    expect(ge.tokens).not.toEqual(trained.tokens);
  });

  const word = { text: 'this' };
  test.each([
    ['"pamda" is not in the vocabulary; near it: panda', { prompt: [{ text: 'pamda' }] }],
    ['gone.png: there is no such file', { prompt: [{ image: 'gone.png' }, word] }],
    ['pictures: this is no picture that can be read', { prompt: [{ image: 'pictures' }, word] }],
    ['broken.png: this is no picture', { prompt: [{ video: ['a.png', 'broken.png'] }] }],
    [
      "the prompt has 30 tokens; the model's context holds 24",
      { prompt: [{ text: 'this is a '.repeat(10) }] },
    ],
    ['prompt[0].text is not a string', { prompt: [{ text: null }] }],
    ['the prompt file is not JSON', '{'],
  ])('says what is wrong: %s', async (message, value) => {
    await expect(askOf(value)).rejects.toThrow(message);
  });

  test.skipIf(process.platform === 'win32')(
    'does not wait for a pipe, as prompt file or as picture',
    async () => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await expect(ask(pipe, openRandomModel())).rejects.toThrow(
        `${pipe}: the prompt file cannot be read: it is no file`,
      );
      const asked = askOf({ prompt: [{ image: 'pipe' }, word] });
      await expect(asked).rejects.toThrow('pipe: this is no picture that can be read');
    },
  );

  test('reads no prompt file of any size', async () => {
    const path = promptFile('{}');
    truncateSync(path, 5_000_000);
    await expect(ask(path, openRandomModel())).rejects.toThrow('it is too large');
  });

  test('names the file of weights that do not fit the sizes', async () => {
    const files = {
      ...randomFiles(),
      'model.safetensors': new Uint8Array([2, 0, 0, 0, 0, 0, 0, 0, 123, 125]),
    };
    const open = openFrom({ ...files, 'manifest.json': manifestOf(files) });
    await expect(ask(promptFile({ prompt: [word] }), open)).rejects.toThrow(
      "the model's file model.safetensors is broken: weights:",
    );
  });

  test('says that there is no prompt file, or no model', async () => {
    const path = join(folder, 'none.json');
    await expect(ask(path, openRandomModel())).rejects.toThrow(
      `${path}: the prompt file cannot be`,
    );
    const there = promptFile({ prompt: [word] });
    await expect(ask(there, openFrom({}))).rejects.toThrow('the model is not there');
  });
});

test('the command says what is wrong in one line on stderr, and exits with 2', () => {
  const path = promptFile({ prompt: 'a' });
  const { status, stdout, stderr } = spawnSync('npx', ['tsx', 'scripts/ask/main.ts', path], {
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([2, '', '"prompt" is not a list\n']);
}, 30_000);
