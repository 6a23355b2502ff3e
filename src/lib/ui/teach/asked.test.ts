import { describe, expect, test } from 'vitest';
import { readState } from '../../player/url';
import { loadTexts } from '../../texts';
import { loadLessonTexts } from '../../texts/lesson';
import { allSlides, slideOf } from '../../texts/teach/lessons';
import { run } from '../../trace';
import { askedBy } from './asked';

const [t, lesson] = [await loadTexts.en(), await loadLessonTexts.en()];
const askers = allSlides().filter(({ show }) => show.kind === 'lab' && show.asks);
const asked = (id: string) => askedBy(slideOf(id).show, t, lesson)!;
const shown = (id: string) => asked(id).cells.map(({ text }) => text);

describe.each(askers)('the slide $id', ({ id, show }) => {
  test('asks for cells that the core has computed, with a choice of at least two', () => {
    const { tensor, shape, cells, choices } = asked(id);
    const view = run(readState('query' in show ? show.query : '').state.inputs).tensors[tensor]!;
    expect(view.shape.join()).toBe(shape);
    for (const { index, value, text } of cells) {
      expect(value).toBe(view.get(...index.split(',').map(Number)) + 0);
      expect(choices).toContain(text);
    }
    expect(choices.length).toBeGreaterThanOrEqual(2);
  });

  test('says in both languages what is asked and why the answer is right', async () => {
    const chinese = askedBy(show, await loadTexts.zh(), await loadLessonTexts.zh())!;
    expect(chinese.question).toMatch(/\p{Script=Han}/u);
    expect(asked(id).question).toMatch(/[a-z]/);
    expect(asked(id).why.length).toBeGreaterThan(0);
    expect(chinese.cells.map(({ value }) => value)).toEqual(asked(id).cells.map((c) => c.value));
  });
});

test('slides that only show ask nothing', () => {
  for (const id of ['story', 'broadcast', 'closing', 'tiny-model'])
    expect(askedBy(slideOf(id).show, t, lesson)).toBeNull();
});

test('the question of each slide goes to the heart of it', () => {
  expect(shown('text-time')).toEqual(['0', '1', '1', '2']);
  expect(shown('mask')).toEqual(['False', 'False', 'True', 'True']);
  expect(shown('eq-or-ge')).toEqual(['True', 'True', 'True', 'True']);
  expect(asked('eq-or-ge').cells.map((c) => c.index)).toEqual(
    asked('mask').cells.map((c) => c.index),
  );
  expect([shown('masked-fill'), asked('masked-fill').choices]).toEqual([
    ['\u2212max'],
    expect.arrayContaining(['\u2212\u221E', '0']),
  ]);
  for (const id of ['amax', 'blocked-row', 'zero-rows', 'ge-never-zeroes'])
    expect(asked(id).cells[0].place, id).toContain("token 1 'Once'");
  expect(shown('amax')).toEqual(['0']);
  expect(asked('blocked-row').cells[0].value).toBe(1 / 4);
  expect(asked('zero-rows').cells[0].value).toBe(0);
  expect(asked('ge-never-zeroes').cells[0].value).toBeCloseTo(1 / 6, 6);
});
