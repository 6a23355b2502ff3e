import { expect, test } from 'vitest';
import { readState } from './url';
import { askAbout, bugs, runBug } from '../lesson';
import { cellsOf } from '../stages/cells';
import { en } from '../texts/en';
import { predict } from '../texts/predict/en';
import { run, stepIds, stepOf, type Trace } from '../trace';
import { asksOnly, EveryStep } from './asker';
import { isHidden } from './hidden';
import { Player } from './player.svelte';
import { Prediction } from './prediction.svelte';

const words = () => predict;

const stateOf = (query: string) => readState(query).state;

function ask(query: string): { trace: Trace; prediction: Prediction } {
  const { inputs, step } = stateOf(query);
  const trace = run(inputs);
  return { trace, prediction: new Prediction(askAbout(trace, step, 1)!, words) };
}

/** The cells of a tensor as they are shown behind a question. */
function seen(trace: Trace, prediction: Prediction, row: number, column: number) {
  const look = (value: number) => ({ text: String(value), tone: 'plain' as const, hue: 3 });
  const { tensor, cells } = prediction.question;
  const index = (r: number, c: number) => [...cells[r].slice(0, -1), c];
  return prediction.over(cellsOf(trace, en, tensor, index, look), tensor, trace, en)(row, column);
}

test('a hidden cell has no value, no hue and no number in its label, and takes the guess', () => {
  const { trace, prediction } = ask('t=.I.I,I.I.&step=mask');
  const cell = seen(trace, prediction, 0, 0);
  expect([cell.value, cell.hue, cell.text]).toEqual(['', 0, '?']);
  expect(cell.label).toMatch(/image 1 latent 1: your answer is missing$/);
  prediction.choose(0, 1);
  expect(seen(trace, prediction, 0, 0).label).toMatch(/image 1 latent 1: your answer 1$/);
  expect(seen(trace, prediction, 0, 0).value).toBe('');
});

test('a click goes from choice to choice, a digit chooses, Delete takes back, and other cells are left alone', () => {
  const { prediction } = ask('t=.I.I,I.I.&step=mask');
  const cell = { tensor: 'text_to_media_mask', index: prediction.question.cells[2] } as const;
  prediction.take(cell);
  expect(prediction.given[2]).toBe(0);
  prediction.take(cell);
  expect(prediction.given[2]).toBe(1);
  prediction.take(cell);
  expect(prediction.given[2]).toBe(0);
  expect([prediction.take(cell, '1'), prediction.given[2]]).toEqual([true, 1]);
  expect([prediction.take(cell, 'Delete'), prediction.given[2]]).toEqual([true, null]);
  expect([prediction.take(cell, 'x'), prediction.given[2]]).toEqual([false, null]);
  expect(prediction.take({ tensor: 'text_time', index: [0, 0] })).toBe(false);
});

test('a judgement waits for every cell, and after it nothing can be chosen any more', () => {
  const { prediction } = ask('t=.I.I,I.I.&step=mask');
  prediction.check();
  expect(prediction.isOpen).toBe(false);
  prediction.question.answer.forEach((value, i) => prediction.choose(i, value));
  prediction.check();
  expect([prediction.outcome, prediction.wrong]).toEqual(['right', []]);
  prediction.choose(0, 1 - prediction.question.answer[0]);
  expect(prediction.given).toEqual(prediction.question.answer);
});

test('answering as ge does where the run uses eq names that rule', () => {
  const { trace, prediction } = ask('t=.I.I,I.I.&step=mask&seed=4');
  const ge = runBug(
    bugs.find(({ id }) => id === 'ge-for-eq')!,
    trace.inputs,
  );
  const row = { ...prediction.question, cells: [0, 1, 2, 3, 4, 5].map((j) => [0, 0, 3, j]) };
  const answer = row.cells.map((index) => trace.tensors.text_to_media_mask!.get(...index));
  const asked = new Prediction({ ...row, answer }, words);
  row.cells.forEach((index, i) => asked.choose(i, ge.tensors.text_to_media_mask!.get(...index)));
  asked.check();
  expect(asked.verdict).toEqual({ isRight: false, wrong: [0, 1], rule: 'ge-for-eq' });
  expect(asked.pointsAt).toEqual({ tensor: 'text_to_media_mask', index: [0, 0, 3, 0] });
});

test('what a step begins with stays readable; what it brings and all that follows does not', () => {
  const asked = { step: 'sim', tensor: 'sim' } as const;
  expect(
    ['q_scaled', 'k', 'text_to_media_mask'].map((name) => isHidden(name as 'k', asked)),
  ).toEqual([false, false, false]);
  expect(
    ['sim', 'sim_masked', 'attn', 'after_ff'].map((name) => isHidden(name as 'k', asked)),
  ).toEqual([true, true, true, true]);
  const asksTime = { step: 'broadcast', tensor: 'media_time_repeated' } as const;
  expect(isHidden('media_time_repeated', asksTime)).toBe(true);
  expect(isHidden('text_time', asksTime)).toBe(false);
});

test('at every step that asks, the tensor that is asked for and the step’s own are hidden', () => {
  const trace = run(stateOf('t=.I.I,I.I.&gate=0.5').inputs);
  const asking = stepIds.filter((step) => askAbout(trace, step, 1));
  expect(asking).toEqual(stepIds.slice(1));
  for (const step of asking) {
    const question = askAbout(trace, step, 1)!;
    expect(isHidden(question.tensor, question), step).toBe(true);
    if (step !== 'broadcast') expect(isHidden(stepOf(step).tensor, question), step).toBe(true);
  }
});

test('each step is asked once for an example; an edit asks anew, and going back does not', () => {
  const player = new Player(stateOf('t=.I.I&step=mask'));
  player.asker = new EveryStep(words);
  expect(player.veil).not.toBeNull();
  expect(player.focus).toBeNull();
  player.prediction?.skip();
  expect(player.veil).toBeNull();
  player.go('sim');
  expect(player.veil).not.toBeNull();
  player.go('mask');
  expect(player.veil).toBeNull();
  player.edit({ op: 'ge' });
  expect(player.veil).not.toBeNull();
  player.undo();
  expect(player.veil).toBeNull();
  player.go('sequence');
  expect(player.prediction).toBeNull();
});

test('playing goes on to the first step that hides something, and stops there', () => {
  const player = new Player(stateOf('t=.I.I'));
  player.asker = new EveryStep(words);
  player.play();
  player.tick();
  expect([player.step, player.playing]).toEqual(['media_locations', false]);
});

test('while a step is hidden nothing is lit, nothing is marked as changed, and the cursor reads no lead', () => {
  const player = new Player(stateOf('t=.I.I&step=mask'));
  player.edit({ op: 'ge' });
  expect(player.cursor.before).not.toBeNull();
  expect(player.cursor.sources.length).toBeGreaterThan(0);
  player.asker = new EveryStep(words);
  expect([player.cursor.before, player.cursor.sources, player.cursor.focus]).toEqual([
    null,
    [],
    null,
  ]);
});

test('one question is asked at its own step only', () => {
  const { trace, prediction } = ask('t=.I.I&step=mask');
  const asker = asksOnly(prediction.question, words);
  expect(asker.at(trace, 'mask', 0)?.question).toBe(prediction.question);
  expect(asker.at(trace, 'sim', 0)).toBeNull();
});
