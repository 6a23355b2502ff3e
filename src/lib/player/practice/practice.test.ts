import { afterEach, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { levels } from '../../lesson';
import { predict } from '../../texts/predict/en';
import type { Prediction } from '../prediction.svelte';
import { practiceCodec } from './address';
import { readKept } from './kept';
import { lookAt } from './look-at';
import { QuestionWalk } from './question-walk.svelte';
import { Series } from './series.svelte';
import { defaults, LENGTH } from './state';

/** Storage that lasts as long as the test. */
function device() {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

afterEach(() => vi.unstubAllGlobals());

/** Nothing was answered. */
const none: readonly unknown[] = Array.from({ length: LENGTH }, () => null);

async function begun(state = {}, isNamed = true): Promise<Series> {
  const series = new Series(() => predict);
  await series.begin({ ...defaults, ...state }, isNamed);
  return series;
}

function answer(prediction: Prediction, values = prediction.question.answer) {
  values.forEach((value, position) => prediction.choose(position, value));
  prediction.check();
}

/** Another choice in the first cell. */
function wrongly({ question }: Prediction): number[] {
  const other = question.choices.find((choice) => choice !== question.answer[0])!;
  return question.answer.with(0, other);
}

test('what the address says comes back as it was, whatever is practised', () => {
  const states = fc.record({
    mode: fc.constant('cells' as const),
    seed: fc.integer({ min: 0, max: 999_999 }),
    level: fc.constantFrom(...levels),
    at: fc.oneof(fc.integer({ min: 1, max: LENGTH }), fc.constant('summary' as const)),
    theme: fc.constantFrom('auto' as const, 'dark' as const),
  });
  fc.assert(
    fc.property(states, (state) => {
      expect(practiceCodec.read(practiceCodec.write(state))).toEqual({ state, dropped: [] });
    }),
  );
});

test.each(['seed=-1', 'seed=1e9', 'level=4', 'level=', 'at=0', 'at=11', 'at=end', 'mode=x'])(
  '%s is left out and named',
  (query) => {
    const { state, dropped } = practiceCodec.read(query);
    expect(state).toEqual({ ...defaults, theme: 'auto' });
    expect(dropped.map(({ key }) => key)).toEqual([query.split('=')[0]]);
  },
);

test('the same seed and level ask the same, and another seed something else', async () => {
  device();
  const [a, b, c] = [await begun({ seed: 7 }), await begun({ seed: 7 }), await begun({ seed: 8 })];
  expect(a.now!.question).toEqual(b.now!.question);
  expect(a.now!.question).not.toEqual(c.now!.question);
});

test('answers come back on the next visit, right, wrong and skipped; an open question stays open', async () => {
  device();
  const series = await begun({ seed: 7, level: 2 });
  answer(series.now!);
  series.next();
  answer(series.now!, wrongly(series.now!));
  series.next();
  series.now!.skip();
  series.keep();
  const again = await begun({ seed: 7, level: 2 });
  expect(again.outcomes).toEqual(['right', 'wrong', 'skipped', ...Array<null>(7).fill(null)]);
  expect(again.asked[1]!.given).toEqual(series.asked[1]!.given);
  expect(again.isKept).toBe(true);
});

test('an answer of minus infinity comes back too, and the others with it', async () => {
  device();
  const series = await begun({ seed: 11, level: 3, at: 2 });
  const { question } = series.now!;
  expect(question.choices[0]).toBe(-Infinity);
  answer(series.now!, [-Infinity]);
  series.keep();
  const again = await begun({}, false);
  expect(again.state).toMatchObject({ seed: 11, level: 3, at: 1 });
  expect([again.outcomes[1], again.asked[1]!.given]).toEqual(['wrong', [-Infinity]]);
});

test('what was kept of other questions than ours stays open', async () => {
  const answers = [[99], ...none.slice(1)];
  device().set('flamingo-practice', JSON.stringify({ seed: 7, level: 2, answers, hunts: none }));
  const series = await begun({ seed: 7, level: 2 });
  expect(series.outcomes[0]).toBeNull();
});

test('hunts come back as well: found at once, found later, shown; and answers beside them', async () => {
  device();
  const series = await begun({ seed: 7, level: 2 });
  series.now!.skip();
  series.practise('bugs');
  series.hunting!.pick(series.hunting!.wanted);
  series.next();
  const { wanted } = series.hunting!;
  series.hunting!.pick(wanted + 1);
  series.hunting!.pick(wanted);
  series.next();
  series.hunting!.show();
  series.keep();
  const again = await begun({ mode: 'bugs', seed: 7, level: 2 });
  expect(again.outcomes.slice(0, 4)).toEqual(['right', 'wrong', 'skipped', null]);
  again.go(2);
  expect(again.hunting!.picked).toEqual([wanted + 1, wanted]);
  again.practise('cells');
  expect(again.outcomes[0]).toBe('skipped');
});

test('an address that names no series goes on with the one that is remembered', async () => {
  device();
  const series = await begun({ seed: 123, level: 3 });
  series.now!.skip();
  series.keep();
  const again = await begun({}, false);
  expect(again.state).toMatchObject({ seed: 123, level: 3, at: 2 });
  const other = await begun({ seed: 5 });
  expect(other.outcomes.every((outcome) => outcome === null)).toBe(true);
});

test('what is forgotten is gone, on the device and on the page', async () => {
  const kept = device();
  const series = await begun({ seed: 7 });
  series.now!.skip();
  series.keep();
  expect(kept.size).toBe(1);
  series.forget();
  expect([kept.size, series.isKept, series.outcomes[0]]).toEqual([0, false, null]);
});

test('without storage practice goes on and says nothing of keeping', async () => {
  vi.stubGlobal('localStorage', undefined);
  const series = await begun();
  series.now!.skip();
  series.keep();
  expect([series.isKept, series.outcomes[0]]).toEqual([false, 'skipped']);
});

test.each([
  ['no JSON', '{'],
  ['another shape', '[1]'],
  ['a seed too large', '{"seed":1e7,"level":1,"answers":[],"hunts":[]}'],
  [
    'too many answers',
    `{"seed":1,"level":1,"answers":${JSON.stringify([...none, null])},"hunts":${JSON.stringify(none)}}`,
  ],
  ['no hunts', `{"seed":1,"level":1,"answers":${JSON.stringify(none)}}`],
  [
    'no places',
    `{"seed":1,"level":1,"answers":${JSON.stringify(none.with(3, [0.5]))},"hunts":${JSON.stringify(none)}}`,
  ],
  [
    'no numbers',
    `{"seed":1,"level":1,"answers":${JSON.stringify(none.with(3, ['x']))},"hunts":${JSON.stringify(none)}}`,
  ],
])('what the device remembers is not trusted: %s', (_, text) => {
  device().set('flamingo-practice', text);
  expect(readKept()).toBeNull();
});

test('after the last question comes the summary, and it names the gotcha of a wrong rule', async () => {
  device();
  const series = await begun({ seed: 7, at: LENGTH });
  series.next();
  expect([series.state.at, series.now]).toEqual(['summary', null]);
  expect(lookAt(series.asked)).toEqual([]);
});

test('the gotchas to look at are those of the recognised rules, the most frequent first', async () => {
  device();
  const series = await begun({ seed: 7, level: 3 });
  for (let at = 1; at <= LENGTH; at++) {
    series.go(at);
    answer(series.now!, wrongly(series.now!));
  }
  const gotchas = lookAt(series.asked);
  expect(gotchas.length).toBeGreaterThan(0);
  expect(new Set(gotchas).size).toBe(gotchas.length);
});

test('a question’s walk shows its step of its own example, hidden until it is answered', async () => {
  device();
  const series = await begun({ seed: 7, level: 2, at: 4 });
  const walk = new QuestionWalk(series.now!);
  expect([walk.step, walk.trace.inputs]).toEqual([
    series.now!.question.step,
    series.now!.question.inputs,
  ]);
  expect(walk.veil).toBe(series.now);
  series.now!.skip();
  expect(walk.veil).toBeNull();
});
