import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestWords } from './nearest-words';
import { FlamingoError, messageOf } from './problem';
import { Tokenizer } from './tokenizer';

const words = ['<pad>', '<|endofchunk|>', '<image>', '.', '?', ':', '->', 'this', 'is', 'a', 'dax'];
const vocabulary = [...words, 'panda', 'pandas', 'three', '3'];
const tokenizer = new Tokenizer(vocabulary);

describe('the tokenizer', () => {
  test('lower-cases, and splits at spaces and punctuation', () => {
    expect(tokenizer.split(' This is\ta DAX.\nThree pandas:?')).toEqual(
      'this is a dax . three pandas : ?'.split(' '),
    );
    expect(tokenizer.encode('a dax .')).toEqual([9, 10, 3]);
  });

  test('keeps <|endofchunk|>, <image> and joined marks of the vocabulary whole', () => {
    expect(tokenizer.split('a dax.<|endofchunk|><image>this->is->')).toEqual([
      ...['a', 'dax', '.', '<|endofchunk|>', '<image>'],
      ...['this', '->', 'is', '->'],
    ]);
  });

  test('takes <pad> apart: nobody may write padding into a text', () => {
    expect(() => tokenizer.encode('<pad>')).toThrow('"<" is not in the vocabulary');
  });

  test('reads what a Chinese keyboard types as its ASCII form', () => {
    expect(tokenizer.encode('\uff54hree\u3000pandas\uff1a\uff1f')).toEqual(
      tokenizer.encode('three pandas:?'),
    );
  });

  test('names the first unknown word and the words near it', () => {
    const error = thrown(() => tokenizer.encode('this is a pnada and a cat', 2));
    expect(error.problem).toEqual({
      kind: 'unknown_word',
      word: 'pnada',
      nearest: ['panda', 'pandas'],
      part: 2,
    });
    expect(error.message).toBe('"pnada" is not in the vocabulary; near it: panda, pandas');
  });

  test('keeps a hostile word out of the message', () => {
    const error = thrown(() => tokenizer.encode('x'.repeat(100_000)));
    expect(error.message).toBe(`"${'x'.repeat(60)}…" is not in the vocabulary`);
    const line = messageOf({ kind: 'picture', name: 'a\n\u001b[31mb.png', why: 'missing' });
    expect(line).toBe('a [31mb.png: there is no such file');
  });

  test('what it decodes it encodes again', () => {
    const id = fc.integer({ min: 1, max: vocabulary.length - 1 });
    fc.assert(
      fc.property(fc.array(id), (ids) => {
        expect(tokenizer.encode(tokenizer.decode(ids))).toEqual(ids);
      }),
    );
  });

  test.each([
    ['not a list', {}],
    ['entry 1 is not a word', ['a', 7]],
    ['entry 2 is not a word', ['a', 'b', '']],
    ['entry 2 repeats a', ['a', 'b', 'a']],
    ['<|endofchunk|> is missing', ['a']],
    ['<image> is missing', ['<|endofchunk|>']],
  ])('refuses a vocabulary: %s', (why, value) => {
    expect(() => new Tokenizer(value)).toThrow(
      `the model's file vocabulary.json is broken: ${why}`,
    );
  });

  test('has no word for ids beyond the vocabulary', () => {
    expect(() => tokenizer.wordOf(vocabulary.length)).toThrow(RangeError);
    expect(() => tokenizer.wordOf(-1)).toThrow('token id -1 of a vocabulary of 15');
  });
});

describe('nearness of words', () => {
  test.each([
    ['panda', 'panda', 0],
    ['panda', 'pnada', 1],
    ['panda', 'pand', 1],
    ['panda', 'bandas', 2],
    ['', 'dax', 3],
    ['ca', 'abc', 3],
  ])('%s and %s are %d apart', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  test('is a distance that removal and order of letters bound', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance === 0).toBe(a === b);
      }),
    );
  });

  test('puts nearer words first, and forgives a short word one error only', () => {
    expect(nearestWords('dogs', ['dig', 'dog', 'cow', 'dots'])).toEqual(['dog', 'dots', 'dig']);
    expect(nearestWords('dg', ['dog', 'dogs'])).toEqual(['dog']);
  });
});

function thrown(act: () => unknown): FlamingoError {
  try {
    act();
  } catch (error) {
    if (error instanceof FlamingoError) return error;
  }
  throw new Error('no FlamingoError was thrown');
}
