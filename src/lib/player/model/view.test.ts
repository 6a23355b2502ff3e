import { expect, test } from 'vitest';
import { ModelView, nameOfPart, partOf } from './view.svelte';

test.each(['picture.0', 'vision.2', 'resampler.1', 'layer.4', 'lm.0', 'answer'])(
  'the part %s comes back from its name',
  (name) => expect(nameOfPart(partOf(name))).toBe(name),
);

test.each(['', 'layer', 'layer.-1', 'layer.100', 'answer.1', 'constructor', 'layer.1 '])(
  '“%s” names no part',
  (name) => expect(partOf(name)).toBeNull(),
);

test('the same part again closes it, and every change is told', () => {
  let changes = 0;
  const view = new ModelView(() => changes++);
  view.toggle({ kind: 'layer', layer: 3 });
  expect(nameOfPart(view.state.open)).toBe('layer.3');
  view.toggle({ kind: 'lm', layer: 3 });
  expect(nameOfPart(view.state.open)).toBe('lm.3');
  view.toggle({ kind: 'lm', layer: 3 });
  expect([view.state.open, changes]).toEqual([null, 3]);
});
