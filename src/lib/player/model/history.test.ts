import { describe, expect, test } from 'vitest';
import { History } from './history.svelte';

function historyAt(start = 0) {
  const clock = { now: start };
  return { clock, history: new History<string>(() => clock.now) };
}

describe('a history', () => {
  test('goes back step by step and forth again, and a new change ends the way forth', () => {
    const { history } = historyAt();
    history.record('', null);
    history.record('a', null);
    expect(history.undo('ab')).toBe('a');
    expect(history.undo('a')).toBe('');
    expect([history.undo(''), history.canUndo]).toEqual([null, false]);
    expect(history.redo('')).toBe('a');
    history.record('a', null);
    expect([history.redo('ac'), history.canRedo]).toEqual([null, false]);
    expect(history.undo('ac')).toBe('a');
  });

  test('takes quick changes of one thing as one step, and a pause or another thing as the next', () => {
    const { history, clock } = historyAt();
    for (const [state, what, at] of [
      ['', 'text', 0],
      ['p', 'text', 900],
      ['pa', 'text', 1800],
      ['pan', 'text', 2900],
      ['pand', 'frames', 2950],
      ['panda', null, 2960],
    ] as const) {
      clock.now = at;
      history.record(state, what);
    }
    expect(history.states).toEqual(['', 'pan', 'pand', 'panda']);
  });

  test('begins a step of its own after going back', () => {
    const { history } = historyAt();
    history.record('', 'text');
    expect(history.undo('a')).toBe('');
    history.record('', 'text');
    expect(history.undo('b')).toBe('');
  });

  test('keeps the last fifty steps', () => {
    const { history } = historyAt();
    for (let i = 0; i < 60; i++) history.record(String(i), null);
    expect([history.states.length, history.states[0]]).toEqual([50, '10']);
  });
});
