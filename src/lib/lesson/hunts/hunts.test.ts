import { describe, expect, test } from 'vitest';
import { code, run, stepOf } from '../../trace';
import { bugOf, bugs, runBug } from '../bugs';
import { levels } from '../types';
import { bugCode, huntedAt, makeHunt, rightLinesOf, wrongStatement } from '.';

const programs = bugs.filter((bug) => bug.code !== null);

test('there are more wrong programs than lessons', () => {
  expect(programs.length).toBeGreaterThanOrEqual(14);
});

describe.each(programs)('$id', (bug) => {
  test('changes lines that stand once in the listing, all in one statement', () => {
    const lines = code.flatMap((block) => block.lines.map(({ text }) => text));
    const statement = rightLinesOf(wrongStatement(bug)).map(({ text }) => text);
    for (const { right, wrong } of bug.code!) {
      expect(lines.filter((text) => text === right)).toEqual([right]);
      expect(statement).toContain(right);
      expect(wrong).not.toBe(right);
    }
  });

  test('is listed with nothing else changed, its brackets closed', () => {
    const text = (lines: readonly { text: string }[]) => lines.map((line) => line.text);
    const right = code.flatMap((block) => text(block.lines));
    const wrong = bugCode(bug).flatMap((block) => text(block.lines));
    const expected = right.flatMap((line) => {
      const change = bug.code!.find((one) => one.right === line);
      return change ? (change.wrong ?? []) : line;
    });
    expect(wrong).toEqual(expected);
    const count = (bracket: string) => wrong.join('').split(bracket).length;
    expect(count('(')).toBe(count(')'));
  });
});

describe.each(levels)('at level %i', (level) => {
  const count = huntedAt(level).length;

  test('each wrong program differs from the right one in what its step shows', () => {
    for (let at = 0; at < 2 * count; at++) {
      const { inputs, step, bug, differs } = makeHunt(7, at, level);
      const [right, wrong] = [run(inputs), runBug(bugOf(bug), inputs)];
      expect(Object.keys(stepOf(step).rules)).toContain(differs.tensor);
      expect(differs.cells.length).toBeGreaterThan(0);
      for (const index of differs.cells) {
        const [ours, theirs] = [right, wrong].map((trace) =>
          trace.tensors[differs.tensor]!.get(...index),
        );
        expect(theirs).not.toBe(ours);
      }
    }
  });

  test('a round hunts each once, and the same three numbers give the same hunt', () => {
    const hunts = Array.from({ length: count }, (_, at) => makeHunt(3, at, level));
    expect(new Set(hunts.map(({ bug }) => bug)).size).toBe(count);
    expect(hunts.map((_, at) => makeHunt(3, at, level))).toEqual(hunts);
  });
});

test('each level hunts more than the one before, and the last all', () => {
  const [first, second, third] = levels.map((level) => huntedAt(level).map(({ id }) => id));
  expect(second).toEqual(expect.arrayContaining(first));
  expect(third).toHaveLength(programs.length);
  expect(first.length).toBeLessThan(second.length);
  expect(second.length).toBeLessThan(third.length);
});

test('a wrapped statement counts as one', () => {
  const statement = wrongStatement(bugOf('fill-unassigned'));
  expect(statement).toBe(wrongStatement(bugOf('fill-minus-infinity')));
  expect(statement).toBe(wrongStatement(bugOf('mask-not-inverted')));
  expect(rightLinesOf(statement).map(({ text }) => text.trim())).toEqual([
    'sim = sim.masked_fill(',
    '~text_to_media_mask,',
    '-torch.finfo(sim.dtype).max)',
  ]);
});
