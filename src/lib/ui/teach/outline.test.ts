import { expect, test } from 'vitest';
import { lessonIn } from '../../texts/teach/lessons';
import { clock, onTheClock, outlineOf } from './outline';

const lesson = lessonIn('en', '50');

test('every stop begins when the one before it ends, and the last ends with the lesson', () => {
  const due = onTheClock(lesson.stops);
  expect(due[0].from).toBe(0);
  for (const [i, stop] of due.entries()) {
    expect(stop.to - stop.from).toBe(lesson.stops[i].minutes);
    if (i > 0) expect(stop.from).toBe(due[i - 1].to);
  }
  expect(due.at(-1)?.to).toBe(50);
});

test('an outline counts the slides that ask', () => {
  const { slides, asking } = outlineOf(lesson);
  expect(slides).toBe(lesson.stops.length);
  const askers = lesson.stops.filter(({ show }) =>
    show.kind === 'widget' ? show.asked : 'asks' in show && show.asks,
  );
  expect(asking).toBe(askers.length);
  expect(outlineOf(lessonIn('en', '20')).asking).toBeLessThan(asking);
});

test('the clock has hours and minutes', () => {
  expect([0, 7, 59, 60, 125].map(clock)).toEqual(['0:00', '0:07', '0:59', '1:00', '2:05']);
});
