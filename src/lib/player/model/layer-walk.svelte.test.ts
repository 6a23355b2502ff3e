import { expect, test } from 'vitest';
import { run, type StepId } from '../../trace';
import { defaultInputs } from '../../trace/example';
import { LayerWalk, type LayerPlace } from './layer-walk.svelte';

const two = run({ ...defaultInputs, heads: 2 });
const one = run({ ...defaultInputs, rows: defaultInputs.rows.slice(0, 1) });

/** A walk whose run and place lie here. */
function walkAt(step: StepId, head = 0) {
  let trace = $state.raw(two);
  let place = $state.raw<LayerPlace>({ step, head });
  const walk = new LayerWalk(
    () => trace,
    () => place,
    (next) => (place = next),
  );
  return { walk, place: () => place, show: (other: typeof trace) => (trace = other) };
}

test('a walk through a layer asks for another step or head, and goes where it is put', () => {
  const { walk, place } = walkAt('mask');
  expect(walk.cursor.focus?.tensor).toBe('text_to_media_mask');
  walk.move(1);
  expect(place()).toEqual({ step: 'sim', head: 0 });
  walk.act.showHead(1);
  expect(place()).toEqual({ step: 'sim', head: 1 });
  expect([walk.step, walk.head]).toEqual(['sim', 1]);
});

test('another run leaves the reader at their step; a cell or head that is gone is let go', () => {
  const { walk, show } = walkAt('softmax', 1);
  walk.pin({ tensor: 'attn_softmax', index: [1, 1, 2, 3] });
  expect(walk.cursor.isPinned).toBe(true);
  show(one);
  expect([walk.step, walk.head, walk.cursor.isPinned]).toEqual(['softmax', 0, false]);
  expect(walk.cursor.focus?.tensor).toBe('attn_softmax');
});

test('what is read first is of the head that is shown', () => {
  const { walk } = walkAt('zero_rows', 1);
  expect(walk.focus?.index[1]).toBe(1);
  walk.go('out');
  expect(walk.focus?.index).toEqual([0, 1, 3, 0]);
});

test('nothing of a run that is only read can be edited, and its wide rows can be stepped through', () => {
  const { walk } = walkAt('gate');
  expect(walk.act.edit).toBeNull();
  walk.act.showFeatures('dim', 16);
  expect(walk.cursor.features).toEqual({ dim_head: 0, dim: 16 });
});

test('at the last step playing ends', () => {
  const { walk } = walkAt('out');
  walk.play();
  walk.tick();
  expect([walk.step, walk.playing]).toEqual(['gate', false]);
});
