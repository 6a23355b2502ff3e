import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlamingoError } from './problem';
import { readPromptFile, tokenizePrompt, type PromptPart } from './prompt';
import { Tokenizer } from './tokenizer';

const vocabulary = ['<pad>', '<|endofchunk|>', '<image>', 'this', 'is', 'a', 'dax', '.'];
const tokenizer = new Tokenizer(vocabulary);
const file = (value: unknown) => readPromptFile(JSON.stringify(value));

describe('a prompt file', () => {
  test('is read with its pictures, clips, texts and settings', () => {
    const prompt = [{ image: 'a.png' }, { text: 'this is a' }, { video: ['f0.png', 'f1.png'] }];
    const settings = { max_new_tokens: 3, only_attend_immediate_media: false, top_k: 2 };
    expect(file({ prompt, ...settings })).toEqual({ prompt, ...settings });
  });

  test('needs the prompt alone', () => {
    expect(file({ prompt: [{ text: 'a' }], comment: 'passed over' })).toEqual({
      prompt: [{ text: 'a' }],
      max_new_tokens: 8,
      only_attend_immediate_media: null,
      top_k: 5,
    });
  });

  const text = [{ text: 'a' }];
  test.each([
    ['a prompt file is a JSON object', []],
    ['"prompt" is not a list', {}],
    ['the prompt is empty', { prompt: [] }],
    ['"prompt" has more than 1000 parts', { prompt: Array(1001).fill({ text: 'a' }) }],
    ['prompt[1] is not an object', { prompt: [...text, 'a.png'] }],
    ['prompt[1] must have one of "text", "image" and "video"', { prompt: [...text, {}] }],
    ['prompt[0] must have one of', { prompt: [{ text: 'a', image: 'b' }] }],
    ['prompt[0].text is not a string', { prompt: [{ text: 7 }] }],
    ['prompt[0].text has more than 20000', { prompt: [{ text: 'a'.repeat(20_001) }] }],
    ['prompt[0].image is not a string', { prompt: [{ image: null }] }],
    ['prompt[0].image is no path of a file', { prompt: [{ image: 'a\0.png' }] }],
    ['prompt[0].image is no path of a file', { prompt: [{ image: '' }] }],
    ['prompt[0].video is not a list', { prompt: [{ video: 'a.png' }] }],
    ['prompt[0].video has 0 frames; a clip has 1 to 64', { prompt: [{ video: [] }] }],
    ['prompt[0].video has 65 frames', { prompt: [{ video: Array(65).fill('a.png') }] }],
    ['prompt[0].video[1] is not a string', { prompt: [{ video: ['a.png', {}] }] }],
    ['"max_new_tokens" is not a whole number from 1 to 256', { prompt: text, max_new_tokens: 0 }],
    ['"max_new_tokens" is not a whole', { prompt: text, max_new_tokens: 1e9 }],
    ['"top_k" is not a whole number from 1 to 100', { prompt: text, top_k: '5' }],
    ['"only_attend_immediate_media" is neither', { prompt: text, only_attend_immediate_media: 1 }],
  ])('is refused: %s', (message, value) => {
    expect(() => file(value)).toThrow(message);
  });

  test('that is not JSON, or endless, is refused', () => {
    expect(() => readPromptFile('{"prompt": [')).toThrow('the prompt file is not JSON');
    expect(() => readPromptFile(' '.repeat(1_000_001))).toThrow('1000001 characters is too long');
  });

  test('of any make gives a prompt or an error of one line, and nothing else', () => {
    const part = fc.oneof(
      fc.jsonValue(),
      fc.record({ text: fc.jsonValue() }),
      fc.record({ image: fc.jsonValue() }),
      fc.record({ video: fc.jsonValue() }),
    );
    const anything = fc.oneof(fc.jsonValue(), fc.record({ prompt: fc.array(part) }));
    fc.assert(
      fc.property(anything, (value) => {
        try {
          expect(file(value).prompt.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(FlamingoError);
          expect((error as Error).message).not.toMatch(/\n/);
        }
      }),
    );
  });
});

describe('a prompt becomes tokens', () => {
  const parts: PromptPart<string>[] = [
    { image: 'a' },
    { text: 'this is a dax. <|endofchunk|>' },
    { video: ['f0', 'f1'] },
    { text: 'this is a' },
  ];

  test('with <image> once for each picture and once for a whole clip', () => {
    const { input_ids, media } = tokenizePrompt(parts, tokenizer, 80);
    expect(tokenizer.decode(input_ids)).toBe(
      '<image> this is a dax . <|endofchunk|> <image> this is a',
    );
    expect(media).toEqual([['a'], ['f0', 'f1']]);
  });

  test('with clips of 64 frames at most, and says which part has more', () => {
    const clip = (frames: number) => [{ text: 'a' }, { video: Array<string>(frames).fill('f') }];
    expect(tokenizePrompt(clip(64), tokenizer, 9).media[0]).toHaveLength(64);
    expect(() => tokenizePrompt(clip(65), tokenizer, 9)).toThrow(
      expect.objectContaining({
        problem: { kind: 'too_many_frames', count: 65, most: 64, part: 1 },
      }) as Error,
    );
  });

  test('up to the context and not beyond it', () => {
    expect(tokenizePrompt(parts, tokenizer, 11).input_ids).toHaveLength(11);
    expect(() => tokenizePrompt(parts, tokenizer, 10)).toThrow(
      "the prompt has 11 tokens; the model's context holds 10",
    );
  });

  test('without pictures too, but not without tokens', () => {
    expect(tokenizePrompt([{ text: 'a dax' }], tokenizer, 80).media).toEqual([]);
    expect(() => tokenizePrompt([{ text: ' ' }], tokenizer, 80)).toThrow('the prompt is empty');
  });

  test('only where the words are known, and <image> is not written', () => {
    const ask = (text: string) => tokenizePrompt([{ image: 'a' }, { text }], tokenizer, 80);
    expect(() => ask('this is a cat')).toThrow('"cat" is not in the vocabulary');
    expect(() => ask('this <IMAGE>')).toThrow('"<image>" cannot be written in a text');
  });
});
