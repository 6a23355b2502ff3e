import { describe, expect, test } from 'vitest';
import { parseReference } from './reference';
import { compare, rowOf } from './table';
import { shareOf } from './wilson';

const reference = parseReference(
  JSON.stringify({
    seed: 5,
    n: 1000,
    tasks: { naming: shareOf(970, 1000), dialogue: shareOf(900, 1000) },
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

  test('other questions are not held against each other', () => {
    const results = { naming: shareOf(0, 1000) };
    expect(compare(6, results, reference)).toEqual({ compared: [], apart: [] });
    expect(compare(5, { naming: shareOf(0, 200) }, reference).compared).toEqual([]);
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
  ])('%s is an error that names what is wrong', (text, message) => {
    expect(() => parseReference(text)).toThrow(`eval.json: ${message}`);
  });
});
