import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storage } from '../live/testing/storage';
import { LessonTimer } from './timer.svelte';

const MINUTE = 60_000;
let now = 0;
const clock = () => now;
let kept = storage();

beforeEach(() => {
  now = 1_700_000_000_000;
  kept = storage();
  vi.stubGlobal('localStorage', kept);
});
afterEach(() => vi.unstubAllGlobals());

/** A fresh page. */
function open(lesson = '20'): LessonTimer {
  const timer = new LessonTimer(lesson, clock);
  timer.resume();
  return timer;
}

function wait(timer: LessonTimer, minutes: number): number {
  now += minutes * MINUTE;
  timer.tick();
  return timer.passed / MINUTE;
}

test('counts while it runs, and neither before nor while it rests', () => {
  const timer = open();
  expect(wait(timer, 3)).toBe(0);
  timer.start();
  expect(wait(timer, 2)).toBe(2);
  timer.pause();
  expect(wait(timer, 5)).toBe(2);
  timer.start();
  expect(wait(timer, 1)).toBe(3);
  timer.reset();
  expect([timer.passed, timer.isRunning]).toEqual([0, false]);
});

test('a reload goes on counting, the time in between too', () => {
  const timer = open();
  timer.start();
  wait(timer, 4);
  expect(wait(open(), 1)).toBe(5);
  const again = open();
  again.pause();
  expect(wait(open(), 9)).toBe(5);
});

test('each lesson has its own, and one that was left running yesterday is at zero', () => {
  open().start();
  expect(open('35').isRunning).toBe(false);
  now += 200 * MINUTE;
  expect([open().passed, open().isRunning]).toEqual([0, false]);
});

test.each([
  '',
  'null',
  '[]',
  '{"passed":-1,"at":0,"isRunning":true}',
  '{"passed":"1"}',
  '{"passed":1e999,"at":1700000000000,"isRunning":false}',
  '{"passed":1,"at":1e300,"isRunning":true}',
  '{',
])('what it has not written itself, %j, counts as nothing', (text) => {
  kept.setItem('flamingo-lesson-timer-20', text);
  expect([open().passed, open().isRunning]).toEqual([0, false]);
});

test('works where storage is closed', () => {
  vi.stubGlobal('localStorage', undefined);
  const timer = open();
  timer.start();
  expect(wait(timer, 2)).toBe(2);
});
