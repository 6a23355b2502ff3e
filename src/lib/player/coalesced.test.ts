import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Coalesced } from './coalesced';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function passing() {
  const passed: number[] = [];
  return { passed, values: new Coalesced<number>((value) => passed.push(value), 400) };
}

test('the first passes at once, and of those that follow the last', () => {
  const { passed, values } = passing();
  [1, 2, 3].forEach((value) => values.set(value));
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(400);
  expect(passed).toEqual([1, 3]);
  vi.advanceTimersByTime(4000);
  values.set(4);
  expect(passed).toEqual([1, 3, 4]);
});

test('half a minute of dragging stays below a hundred', () => {
  const { passed, values } = passing();
  for (let frame = 0; frame < 1800; frame++) {
    values.set(frame);
    vi.advanceTimersByTime(1000 / 60);
  }
  vi.advanceTimersByTime(1000);
  expect(passed.length).toBeLessThan(100);
  expect(passed.at(-1)).toBe(1799);
});

test('what waits is forgotten when it is of no use any more, and later values pass', () => {
  const { passed, values } = passing();
  [1, 2].forEach((value) => values.set(value));
  values.forget();
  vi.advanceTimersByTime(4000);
  values.set(3);
  expect(passed).toEqual([1, 3]);
});

test('what waits passes when the page is left, once', () => {
  const { passed, values } = passing();
  [1, 2].forEach((value) => values.set(value));
  values.flush();
  values.flush();
  expect(passed).toEqual([1, 2]);
  values.set(3);
  values.close();
  vi.advanceTimersByTime(4000);
  expect(passed).toEqual([1, 2]);
});
