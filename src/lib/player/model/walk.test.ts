import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Walk } from './walk.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a walk visits every place once, with time at each, and ends', async () => {
  const [walk, visited] = [new Walk(), [] as number[]];
  const walked = walk.start(1, 3, (place) => void visited.push(place));
  expect([walk.isOn, visited]).toEqual([true, [1]]);
  await vi.advanceTimersByTimeAsync(899);
  expect(visited).toEqual([1]);
  await vi.runAllTimersAsync();
  await walked;
  expect([walk.isOn, visited]).toEqual([false, [1, 2, 3]]);
});

test('a walk that was stopped goes no further, even from a place that takes long', async () => {
  const [walk, visited] = [new Walk(), [] as number[]];
  let arrive = () => {};
  const walked = walk.start(0, 5, (place) => {
    visited.push(place);
    return new Promise((resolve) => (arrive = resolve));
  });
  walk.stop();
  arrive();
  await vi.runAllTimersAsync();
  await walked;
  expect([walk.isOn, visited]).toEqual([false, [0]]);
});

test('a new walk takes the place of the last one', async () => {
  const [walk, visited] = [new Walk(), [] as number[]];
  void walk.start(0, 5, (place) => void visited.push(place));
  await vi.advanceTimersByTimeAsync(0);
  const second = walk.start(10, 11, (place) => void visited.push(place));
  await vi.runAllTimersAsync();
  await second;
  expect([walk.isOn, visited]).toEqual([false, [0, 10, 11]]);
});
