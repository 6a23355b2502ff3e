import { expect, test } from 'vitest';
import { storage } from '../live/testing/storage';
import type { Measurement } from './accuracy.svelte';
import { keepMeasurement, keptMeasurement } from './kept-measurement';

const measured: Measurement = {
  question: { task: 'counting', n: 20, shots: [0, 1], controls: ['none', 'labels'] },
  measured: { tallies: [{ control: 'none', shots: 1, right: 3, n: 4 }], prompts: 4, ms: 50.5 },
  total: 60,
  isRunning: true,
};

test('a measurement comes back with its task, stopped where it was', () => {
  const store = storage();
  keepMeasurement(store, measured);
  expect(keptMeasurement(store, 'counting')).toEqual({ ...measured, isRunning: false });
  expect(keptMeasurement(store, 'clip')).toBeNull();
  keepMeasurement(store, null);
  expect(store.items.size).toBe(0);
});

test('one that has counted nothing is not kept', () => {
  const store = storage();
  keepMeasurement(store, { ...measured, measured: { tallies: [], prompts: 0, ms: 0 } });
  expect(keptMeasurement(store, 'counting')).toBeNull();
});

test('what is not built as one counts as none', () => {
  const store = storage();
  keepMeasurement(store, measured);
  const [[key, text]] = store.items;
  const broken = [
    '7',
    '{',
    '{}',
    '[]',
    text.replace('3', 'null'),
    text.replace(/\[\{.*?\}\]/, '[null]'),
  ];
  for (const one of broken) {
    store.setItem(key, one);
    expect(keptMeasurement(store, 'counting')).toBeNull();
  }
});
