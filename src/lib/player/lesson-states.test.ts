import { describe, expect, test } from 'vitest';
import { allSlides } from '../texts/teach/lessons';
import { run } from '../trace';
import { readState, writeState } from './url';
import { canonical } from './widget/any';

const labs = allSlides().flatMap(({ id, show }) =>
  show.kind === 'lab' ? [{ id, query: show.query }] : [],
);
const widgets = allSlides().flatMap(({ id, show }) =>
  show.kind === 'widget' ? [{ id, ...show }] : [],
);

describe.each(labs)('the state of the slide $id', ({ query }) => {
  const { state, dropped } = readState(query);

  test('is read whole, and written as it stands in the slide', () => {
    expect(dropped).toEqual([]);
    expect(writeState(state)).toBe(query);
  });

  test('is a run that does not stop, small enough for the last row', () => {
    const trace = run(state.inputs);
    expect(trace.error).toBeNull();
    const { rows, T_img, n } = state.inputs;
    expect(rows[0].length).toBeLessThanOrEqual(5);
    expect(T_img * n).toBeLessThanOrEqual(6);
  });
});

test.each(widgets)('the widget of the slide $id takes its queries as they are', (show) => {
  for (const query of [show.query, show.asked ?? ''])
    expect(canonical(show.widget, query)).toEqual({ query, dropped: [] });
});
