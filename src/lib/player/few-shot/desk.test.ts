import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { MODEL_FOLDER, openFolder } from '../../../../scripts/ask/model-folder';
import { readSpriteSheet } from '../../../../scripts/eval/sprite-sheet';
import { createModel } from '../../flamingo/create-model';
import type { ModelFiles } from '../../flamingo/load-model';
import { FlamingoError } from '../../flamingo/problem';
import { PromptModel } from '../../flamingo/prompt-model';
import { Renderer } from '../../flamingo/world/render';
import { startIn } from '../live/testing/start-in';
import { chosen, shareOf, targetsIn } from './attention';
import { FewShotDesk } from './desk.svelte';
import { defaults, limits } from './state';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

let renderer: Renderer;
beforeAll(() => {
  renderer = new Renderer(readSpriteSheet());
});

/** On the fastest kernels: these prompts are many, and the model is the real one. */
const quick = (files: ModelFiles) => new PromptModel(createModel(files), files.tokenizer);
vi.setConfig({ testTimeout: 30_000 });

/** A desk with the shipped model. */
function deskWith(openRenderer = () => Promise.resolve(renderer)) {
  const desk = new FewShotDesk({
    start: () => startIn(() => openFolder(MODEL_FOLDER), quick),
    folder: () => '/model',
    openRenderer,
  });
  ends.push(() => desk.close());
  return { desk };
}

const whole = (desk: FewShotDesk, points = 9) =>
  vi.waitFor(() => {
    expect(desk.isSettled).toBe(true);
    expect(desk.curve).toHaveLength(points);
  }, 20_000);

const answerOf = ({ said }: FewShotDesk) =>
  said?.tokens.slice(0, said.expected.length).map(({ token }) => token) ?? [];

describe('a prompt of examples on the desk', () => {
  test('is answered, and every number of examples is run', async () => {
    const { desk } = deskWith();
    await desk.begin({ ...defaults, task: 'sign_place' }, true);
    await whole(desk);
    expect(answerOf(desk)).toEqual(desk.shown?.prompt.query.answer);
    expect(desk.curve.map(({ shots }) => shots)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const [none, ...some] = desk.curve.map(({ p }) => p);
    expect(none).toBeLessThan(Math.min(...some));
    // One point of the curve is the very prompt that is shown.
    const p = desk.said?.expected.reduce((product, one) => product * one.p, 1);
    expect(desk.curve[defaults.shots].p).toBeCloseTo(p ?? NaN, 6);
    // Greedy: the first word that it says has the probability that the right one was scored with.
    expect(desk.said?.tokens[0].p).toBeCloseTo(desk.said?.expected[0].p ?? NaN, 6);
  });

  test('the first sight makes the point: one example turns a wrong answer into the right one', async () => {
    const { desk } = deskWith();
    await desk.begin(defaults, true);
    await whole(desk, 7);
    expect(answerOf(desk)).toEqual(desk.shown?.prompt.query.answer);
    expect(desk.curve[0].p).toBeLessThan(0.5);
    expect(Math.min(...desk.curve.slice(1).map(({ p }) => p))).toBeGreaterThan(0.8);
  });

  test('a new word is bound, and the last word looks at the right example', async () => {
    const { desk } = deskWith();
    await desk.begin({ ...defaults, task: 'new_word' }, true);
    await whole(desk);
    expect(answerOf(desk)).toEqual(desk.shown?.prompt.query.answer);
    const { looks, shown } = desk.said!;
    // As many as an address may ask for.
    expect(looks).toHaveLength((limits.layer[1] + 1) * (limits.head[1] + 1));
    for (const { weights } of looks) {
      expect(weights).toHaveLength(shown.tokens);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
    }
    const targets = targetsIn(shown.rows);
    expect(targets.map(({ token }) => token)).toEqual(shown.prompt.query.answer);
    expect(shareOf(chosen(looks, targets, null, null), targets)).toBeGreaterThan(0.8);
  });

  test('other shots keep the curve, wrong labels make a new one; the right example stays marked', async () => {
    const { desk } = deskWith();
    await desk.begin({ ...defaults, task: 'new_word' }, true);
    await whole(desk);
    const { curve } = desk;
    const right = desk.shown?.right;
    desk.set({ shots: 3 });
    await whole(desk);
    expect(desk.curve).toBe(curve);
    expect(desk.shown?.prompt.examples).toHaveLength(3);
    desk.set({ shots: 4, control: 'labels' });
    await whole(desk);
    expect(desk.shown?.right).toEqual(right);
    expect(answerOf(desk)).not.toEqual(desk.shown?.prompt.query.answer);
    expect(Math.max(...desk.curve.map(({ p }) => p))).toBeLessThan(0.5);
    expect([desk.state.shots, desk.state.control]).toEqual([4, 'labels']);
  });

  test('shows as many examples as fit, and says what one more would take', async () => {
    const { desk } = deskWith();
    await desk.begin({ ...defaults, shots: 8 }, true);
    await whole(desk, 7);
    expect(desk.shown?.prompt.examples).toHaveLength(6);
    expect([desk.shown?.most, desk.shown?.tokens, desk.shown?.tooMany]).toEqual([6, 88, 101]);
    expect(desk.state.shots).toBe(8);
  });

  test('without leave to load it waits; loading by hand goes on to ask', async () => {
    const { desk } = deskWith();
    await desk.begin(defaults, false);
    expect([desk.session.status.kind, desk.shown]).toEqual(['idle', null]);
    desk.set({ shots: 2 });
    expect(desk.session.status.kind).toBe('idle');
    await desk.load();
    await whole(desk, 7);
    expect(desk.shown?.prompt.examples).toHaveLength(2);
  });

  test('says why there are no pictures', async () => {
    const problem = { kind: 'model_missing', file: 'sprites.png' } as const;
    const { desk } = deskWith(() => Promise.reject(new FlamingoError(problem)));
    await desk.begin(defaults, true);
    expect([desk.problem, desk.shown]).toEqual([problem, null]);
  });
});

describe('counting right answers', () => {
  test('goes on to the end, or stops and keeps what was counted; another task forgets it', async () => {
    const { desk } = deskWith();
    await desk.begin({ ...defaults, task: 'dialogue', n: 20, lines: 'labels' }, true);
    await whole(desk, 7);
    desk.measure();
    await vi.waitFor(() => expect(desk.accuracy.now?.measured.prompts).toBeGreaterThan(0), 20_000);
    desk.accuracy.stop();
    const { now } = desk.accuracy;
    expect(now).toMatchObject({ isRunning: false, total: 20 * (1 + 2 * 6) });
    expect(now?.measured.prompts).toBeLessThan(now!.total);
    expect(now?.question.controls).toEqual(['none', 'labels']);
    desk.set({ task: 'sign_kind' });
    expect(desk.accuracy.now).toBeNull();
    await whole(desk);
  });
});
