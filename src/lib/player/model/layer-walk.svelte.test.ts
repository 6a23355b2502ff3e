import { expect, test } from 'vitest';
import { run } from '../../trace';
import { defaultInputs } from '../state';
import { LayerWalk, type LayerPlace } from './layer-walk.svelte';

const two = run({ ...defaultInputs, heads: 2 });
const one = run({ ...defaultInputs, rows: defaultInputs.rows.slice(0, 1) });

test('a walk through a layer opens at the mask, and tells where it goes', () => {
  const places: LayerPlace[] = [];
  const walk = new LayerWalk(
    () => two,
    {},
    (place) => places.push(place),
  );
  expect([walk.step, walk.head, walk.cursor.focus?.tensor]).toEqual([
    'mask',
    0,
    'text_to_media_mask',
  ]);
  walk.move(1);
  walk.act.showHead(1);
  expect(places).toEqual([
    { step: 'sim', head: 0 },
    { step: 'sim', head: 1 },
  ]);
});

test('another run leaves the reader at their step; a cell or head that is gone is let go', () => {
  let trace = $state.raw(two);
  const walk = new LayerWalk(() => trace, { step: 'softmax', head: 1 });
  walk.pin({ tensor: 'attn_softmax', index: [1, 1, 2, 3] });
  expect(walk.cursor.isPinned).toBe(true);
  trace = one;
  expect([walk.step, walk.head, walk.cursor.isPinned]).toEqual(['softmax', 0, false]);
  expect(walk.cursor.focus?.tensor).toBe('attn_softmax');
});

test('what is read first is of the head that is shown', () => {
  const walk = new LayerWalk(() => two, { step: 'zero_rows' });
  walk.act.showHead(1);
  expect(walk.focus?.index[1]).toBe(1);
  walk.go('out');
  expect(walk.focus?.index).toEqual([0, 1, 3, 0]);
});

test('nothing of a run that is only read can be edited, and its wide rows can be stepped through', () => {
  const walk = new LayerWalk(() => two);
  expect(walk.act.edit).toBeNull();
  walk.act.showFeatures('dim', 16);
  expect(walk.cursor.features).toEqual({ dim_head: 0, dim: 16 });
});

test('at the last step playing ends', () => {
  const walk = new LayerWalk(() => two, { step: 'out' });
  walk.play();
  walk.tick();
  expect([walk.step, walk.playing]).toEqual(['gate', false]);
});
