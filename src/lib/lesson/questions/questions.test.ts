import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultInputs,
  freshTokens,
  lettersOf,
  ruleOf,
  rowsOf,
  run,
  stepIds,
  valueOf,
  type Inputs,
} from '../../trace';
import { bugOf, bugs, isReached, runBug, type Bug } from '../bugs';
import { levels, type Level, type Question } from '../types';
import { askAbout, judge, makeQuestion, printChoice, stepsOfLevel } from '.';

const series = fc.record({
  seed: fc.nat(999999),
  at: fc.nat(40),
  level: fc.constantFrom<Level>(...levels),
});

const inputsOf = (rows: string, changes: Partial<Inputs> = {}): Inputs => ({
  ...defaultInputs,
  rows: rowsOf(rows),
  fresh: freshTokens(rows.split(',').length, 3),
  ...changes,
});

/** The answer that a wrong program gives to a question, in the question's own choices; null where it has none for it. */
function answerOf(id: Bug['id'], question: Question): number[] | null {
  const trace = runBug(bugOf(id), question.inputs);
  const values = question.cells.map((index) => trace.tensors[question.tensor]!.get(...index));
  const chosen = values.map((value) =>
    question.choices.find(
      (choice) => printChoice(question, choice) === printChoice(question, value),
    ),
  );
  return chosen.includes(undefined) ? null : (chosen as number[]);
}

describe('1,000 questions', () => {
  test('are marked with what the core computes, and offer it among choices that print differently', () => {
    fc.assert(
      fc.property(series, ({ seed, at, level }) => {
        const question = makeQuestion(seed, at, level);
        const trace = run(question.inputs);
        const rule = ruleOf(question.tensor)!;
        question.cells.forEach((index, i) => {
          const sources = rule.reads(trace, index).map((cell) => valueOf(trace, cell));
          const again = rule.combine(sources, trace, index);
          const value = trace.tensors[question.tensor]!.get(...index);
          expect(question.answer[i]).toBe(value + 0);
          expect(Math.abs(again - value)).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(value)));
        });
        const { choices, answer, cells } = question;
        const printed = choices.map((choice) => printChoice(question, choice));
        expect(new Set(printed).size).toBe(choices.length);
        expect(choices.length).toBeGreaterThanOrEqual(2);
        expect([...choices].sort((a, b) => a - b)).toEqual(choices);
        expect(answer.every((value) => choices.includes(value))).toBe(true);
        expect([answer.length, new Set(cells.map(String)).size]).toEqual(
          Array(2).fill(cells.length),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('are each answered right by the answer, and wrong in just the cells that differ', () => {
    fc.assert(
      fc.property(series, fc.infiniteStream(fc.nat(9)), ({ seed, at, level }, noise) => {
        const question = makeQuestion(seed, at, level);
        const { answer, choices } = question;
        expect(judge(question, answer)).toEqual({ isRight: true, wrong: [], rule: null });
        const given = answer.map(() => choices[noise.next().value! % choices.length]);
        const wrong = answer.flatMap((value, i) => (value === given[i] ? [] : [i]));
        const verdict = judge(question, given);
        expect(verdict.wrong).toEqual(wrong);
        expect(verdict.isRight).toBe(wrong.length === 0);
      }),
      { numRuns: 300 },
    );
  });

  test('come again for the same three numbers', () => {
    fc.assert(
      fc.property(series, ({ seed, at, level }) => {
        expect(makeQuestion(seed, at, level)).toEqual(makeQuestion(seed, at, level));
      }),
      { numRuns: 100 },
    );
  });
});

test('a question of a series is this one, on every machine', () => {
  const { inputs, ...question } = makeQuestion(7, 3, 1);
  expect([lettersOf(inputs.rows), inputs.seed, inputs.T_img, inputs.n]).toEqual([
    '..I.I,I.I.I',
    130,
    3,
    2,
  ]);
  expect(question).toEqual({
    step: 'mask',
    tensor: 'text_to_media_mask',
    cells: [0, 1, 2, 3, 4, 5].map((j) => [0, 0, 4, j]),
    choices: [0, 1],
    answer: [0, 0, 1, 1, 0, 0],
  });
});

test.each(levels)('a round of level %i asks about each of its steps once', (level) => {
  const steps = stepsOfLevel[level];
  for (const round of [0, 1, 5]) {
    const asked = steps.map((_, i) => makeQuestion(7, round * steps.length + i, level).step);
    expect([...asked].sort()).toEqual([...steps].sort());
  }
});

test('a wrong answer of a wrong program names it, or one that gives just the same', () => {
  fc.assert(
    fc.property(series, ({ seed, at, level }) => {
      const question = makeQuestion(seed, at, level);
      for (const bug of bugs.filter((one) => isReached(one, question.inputs))) {
        const given = answerOf(bug.id, question);
        const verdict = given && judge(question, given);
        if (given && verdict?.rule) expect(answerOf(verdict.rule, question)).toEqual(given);
      }
    }),
    { numRuns: 150 },
  );
});

describe('the rule behind an answer is named:', () => {
  const cases: readonly [Bug['id'], Inputs, (typeof stepIds)[number]][] = [
    ['cumsum-exclusive', inputsOf('I..I'), 'text_time'],
    ['counts-next', inputsOf('.I.'), 'text_time'],
    ['counts-all', inputsOf('.I.I'), 'text_time'],
    ['cumsum-over-batch', inputsOf('.I.,.I.'), 'text_time'],
    ['padding-at-0', inputsOf('.I._'), 'text_time'],
    ['stops-at-T_img', inputsOf('.I.I', { T_img: 1 }), 'text_time'],
    ['cached-any', inputsOf('.I.I.', { cached: true }), 'text_time'],
    ['cached-counts-new', inputsOf('I.', { cached: true }), 'text_time'],
    ['cached-running', inputsOf('I.I', { cached: true }), 'text_time'],
    ['time-a-latent', inputsOf('.I'), 'broadcast'],
    ['repeat-order', inputsOf('.I'), 'broadcast'],
    ['media-from-zero', inputsOf('.I'), 'media_time'],
    ['ge-for-eq', inputsOf('.I.I'), 'mask'],
    ['ne-for-eq', inputsOf('.I.I'), 'mask'],
    ['eq-for-ge', inputsOf('.I.I', { op: 'ge' }), 'mask'],
    ['gt-for-ge', inputsOf('.I.I', { op: 'ge' }), 'mask'],
    ['sees-run', inputsOf('I..II.'), 'mask'],
    ['padding-blocked', inputsOf('I._'), 'mask'],
    ['first-latent-only', inputsOf('I..'), 'mask'],
    ['fill-unassigned', inputsOf('.I'), 'masked_fill'],
    ['fill-minus-infinity', inputsOf('.I'), 'masked_fill'],
    ['fill-zero', inputsOf('.I'), 'masked_fill'],
    ['no-shift', inputsOf('..I'), 'amax'],
    ['softmax-of-nothing', inputsOf('..I'), 'softmax'],
    ['zero-unassigned', inputsOf('..I'), 'zero_rows'],
    ['zero-in-ge-too', inputsOf('..I', { op: 'ge' }), 'zero_rows'],
    ['zero-unmatched', inputsOf('II..', { T_img: 1 }), 'zero_rows'],
    ['gate-no-tanh', inputsOf('.I'), 'gate'],
    ['no-residual', inputsOf('.I'), 'gate'],
  ];
  test.each(cases)('%s', (id, inputs, step) => {
    const found = Array.from({ length: 30 }, (_, seed) => {
      const question = askAbout(run(inputs), step, seed);
      const given = question && answerOf(id, question);
      return question && given ? judge(question, given).rule : null;
    });
    expect(found).toContain(id);
  });
});

describe('nothing is asked', () => {
  test('about the sequence, which nobody computes', () => {
    expect(askAbout(run(defaultInputs), 'sequence', 7)).toBeNull();
  });
  test('after the step where the real code stops', () => {
    const stopped = run({ ...defaultInputs, T_img: 0 });
    const asked = stepIds.filter((step) => askAbout(stopped, step, 7) !== null);
    expect(asked).toEqual(['media_locations', 'text_time']);
  });
});

test('a large run is asked about in few cells, and at once', () => {
  const row = 'I.......'.repeat(8);
  const large = inputsOf([row, row, row, row].join(), { T_img: 8, n: 64, heads: 4 });
  const trace = run(large);
  for (const step of stepIds) {
    const before = performance.now();
    const question = askAbout(trace, step, 7, 2);
    expect(performance.now() - before).toBeLessThan(1500);
    if (!question) continue;
    expect(question.cells.length).toBeLessThanOrEqual(12);
    expect(question.choices.length).toBeLessThanOrEqual(11);
  }
});
