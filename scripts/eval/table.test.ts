import { describe, expect, test } from 'vitest';
import { parseReference } from './reference';
import { compare, rowOf } from './table';
import { shareOf } from '../../src/lib/flamingo/measure/wilson';

/** Of 1000 questions, every tenth was answered wrongly until `wrong` of them were. */
function answered(wrong: number) {
  return { ...shareOf(1000 - wrong, 1000), wrong: Array.from({ length: wrong }, (_, i) => 10 * i) };
}

const reference = parseReference(
  JSON.stringify({
    seed: 5,
    n: 1000,
    tasks: { naming: answered(30), dialogue: answered(100) },
    controls: {},
  }),
);

describe('rowOf', () => {
  test('shows both figures and how far they are apart', () => {
    const row = rowOf('naming', shareOf(190, 200), shareOf(970, 1000));
    expect(row).toMatch(
      /^naming +0\.950 {2}\[0\.910, 0\.973\] {2}0\.970 {2}\[0\.958, 0\.979\] {2}-0\.020$/,
    );
  });

  test('shows its own figure alone where PyTorch has none', () => {
    expect(rowOf('naming', shareOf(190, 200))).toMatch(/0\.950 {2}\[0\.910, 0\.973\]$/);
  });
});

describe('compare', () => {
  test('the same questions may differ by a hundredth, and by no more', () => {
    const near = { naming: shareOf(980, 1000), dialogue: shareOf(890, 1000) };
    expect(compare(5, near, reference)).toEqual({ compared: ['naming', 'dialogue'], apart: [] });
    const far = { naming: shareOf(981, 1000), dialogue: shareOf(889, 1000) };
    expect(compare(5, far, reference).apart).toEqual(['naming', 'dialogue']);
  });

  test('fewer questions are held against the first of theirs', () => {
    // 20 of the first 200 are wrong, though 30 of all 1000.
    expect(compare(5, { naming: shareOf(178, 200) }, reference).apart).toEqual([]);
    expect(compare(5, { naming: shareOf(194, 200) }, reference).apart).toEqual(['naming']);
  });

  test('other questions are not held against each other', () => {
    const results = { naming: shareOf(0, 1000) };
    expect(compare(6, results, reference)).toEqual({ compared: [], apart: [] });
    expect(compare(5, { naming: shareOf(0, 1001) }, reference).compared).toEqual([]);
    expect(compare(5, { singing: shareOf(0, 1000) }, reference).compared).toEqual([]);
    expect(compare(5, results, null).compared).toEqual([]);
  });
});

describe('parseReference', () => {
  test.each([
    ['{', 'the file is no JSON'],
    ['[]', 'the file is no object'],
    ['{"n":1000,"tasks":{}}', 'seed and n are to be numbers'],
    ['{"seed":5,"n":1000}', 'tasks is no object'],
    ['{"seed":5,"n":1000,"tasks":{"naming":{"right":1}}}', '"naming" has no number n'],
    [
      '{"seed":5,"n":1,"tasks":{"naming":{"right":1,"n":1,"share":1,"low":0,"high":1,"wrong":["a"]}}}',
      '"naming" does not list its wrong answers',
    ],
  ])('%s is an error that names what is wrong', (text, message) => {
    expect(() => parseReference(text)).toThrow(`eval.json: ${message}`);
  });
});
