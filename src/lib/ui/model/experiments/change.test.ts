import { expect, test } from 'vitest';
import { compareWords } from '../../../player/model/comparison';
import { model } from '../../../texts/model/en';
import { changeText, type Compared } from './change';

const vocabulary = ['cat', 'dog', 'owl'];
const run = (logits: number[], text: string) =>
  ({ result: { logits: Float32Array.from(logits) }, answer: { text } }) as Compared;
const said = (before: Compared, after: Compared) =>
  changeText(
    model.experiments,
    before,
    after,
    compareWords(before.result, after.result, vocabulary, 3),
  );

test('a change names the word, both numbers, and what is likeliest now', () => {
  const sentence = said(run([0, 4, 0], 'dog .'), run([4, 0, 0], 'cat .'));
  expect(sentence).toBe(
    'p(`dog`) **96.5% → 1.8%**. Now `cat` is likeliest: 1.8% → 96.5%. The answer is another one.',
  );
});

test('a likeliest word that stays is said to stay', () => {
  expect(said(run([0, 4, 0], 'dog'), run([0, 2, 0], 'dog'))).toBe(
    'p(`dog`) **96.5% → 78.7%**. It stays the likeliest word. The answer stays the same.',
  );
});

test('equal logits are said to be equal, bit for bit', () => {
  expect(said(run([0, 4, 0], 'dog'), run([0, 4, 0], 'dog'))).toContain('3 of 3 logits');
});
