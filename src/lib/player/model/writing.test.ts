import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Writing } from './writing.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the steps of an answer', () => {
  test('are looked at from the last one', () => {
    const writing = new Writing();
    expect([writing.stepOf(0), writing.stepOf(3)]).toEqual([-1, 2]);
    writing.goTo(1);
    expect([writing.stepOf(3), writing.stepOf(1)]).toEqual([1, 0]);
    writing.goTo(-5);
    expect(writing.stepOf(3)).toBe(0);
    writing.restart();
    expect(writing.stepOf(5)).toBe(4);
  });

  test('play from the first again when the last is reached, else from where they are', async () => {
    const writing = new Writing();
    void writing.play(3);
    await vi.advanceTimersByTimeAsync(0);
    expect([writing.stepOf(3), writing.isPlaying]).toEqual([0, true]);
    writing.pause();
    writing.goTo(1);
    const played = writing.play(3);
    expect(writing.stepOf(3)).toBe(2);
    await played;
    expect(writing.isPlaying).toBe(false);
  });

  test('stand still where a reader looks', async () => {
    const writing = new Writing();
    void writing.play(9);
    writing.goTo(4);
    await vi.runAllTimersAsync();
    expect([writing.stepOf(9), writing.isPlaying]).toEqual([4, false]);
  });
});

test('the model is asked for the likeliest word unless a temperature is set', () => {
  const writing = new Writing();
  const greedy = { temperature: 0, top_p: 1, seed: 0 };
  expect(writing.options).toEqual({ go_on: false, sampling: greedy });
  writing.set({ temperature: 0.7, top_k: 3, seed: 5, go_on: true });
  const sampling = { temperature: 0.7, top_k: 3, top_p: 1, seed: 5 };
  expect(writing.options).toEqual({ go_on: true, sampling });
});
