import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODEL_FOLDER } from '../../../../scripts/ask/model-folder';
import { Tokenizer } from '../../flamingo/tokenizer';
import { lostPicture } from './pictures';
import { replaceWord, Words } from './words';

const vocabulary = JSON.parse(
  readFileSync(join(MODEL_FOLDER, 'vocabulary.json'), 'utf8'),
) as string[];
const words = new Words(vocabulary);
const tokenizer = new Tokenizer(vocabulary);

describe('the words of a text', () => {
  test('are all known in what the model was trained on', () => {
    expect(words.marksOf('This is a panda . <|endofchunk|> what is this?')).toEqual([]);
  });

  test('that are unknown are found where they stand, with those near them', () => {
    const text = 'this is a Pnada, or xyzzyx?';
    const [pnada, or, xyzzyx] = words.marksOf(text);
    expect(pnada).toMatchObject({ start: 10, end: 15, word: 'Pnada' });
    expect(pnada.nearest[0]).toBe('panda');
    expect(replaceWord(text, pnada, 'panda')).toBe('this is a panda, or xyzzyx?');
    expect([or.word, xyzzyx]).toMatchObject(['or', { word: 'xyzzyx', nearest: [] }]);
  });

  test('that are an emoji of the world are offered its word, and a sign that is none gets no mark for a word', () => {
    const nearestOf = (text: string) => words.marksOf(text).map(({ nearest }) => nearest);
    expect(nearestOf('a 🦩')).toEqual([['flamingo']]);
    expect(nearestOf('🐶🐱')).toEqual([['dog'], ['cat']]);
    for (const sign of ['猫', '<', '🧿', 'q']) expect(nearestOf(sign)).toEqual([[]]);
    expect(nearestOf('si')[0]).toContain('is');
  });

  test('keep an <image> to the program', () => {
    expect(words.marksOf('a <image>')).toMatchObject([
      { start: 2, end: 9, word: '<image>', isReserved: true, nearest: [] },
    ]);
  });

  test('are marked exactly where the tokenizer refuses a text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...' thisap.,?<>|图ＡﬁİA1') });
    fc.assert(
      fc.property(letters, (text) => {
        const marks = words.marksOf(text);
        const known = new Set(vocabulary);
        const isRefused = tokenizer.split(text).some((word) => !known.has(word));
        expect(marks.length > 0).toBe(isRefused);
        let before = 0;
        for (const { start, end, word } of marks) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect([text.slice(start, end), end > start]).toEqual([word, true]);
          before = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('are counted as tokens, with one for each picture or clip that is there', () => {
    const picture = { bundled: 'panda' } as const;
    expect(
      words.count([
        { kind: 'media', frames: [picture] },
        { kind: 'text', text: 'this is a panda. <|endofchunk|>' },
        { kind: 'media', frames: [picture, lostPicture] },
        { kind: 'media', frames: [lostPicture] },
      ]),
    ).toBe(1 + 6 + 1);
  });
});
