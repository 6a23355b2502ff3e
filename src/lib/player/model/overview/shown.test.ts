import { describe, expect, test } from 'vitest';
import { nameOfPart, partOf, startView } from '../view.svelte';
import { buttonOf, headOf, openPart, partsOf, rowOf, type Shown } from './shown';

/** Of a run with so many pictures, tokens and layers; nothing else of it is asked here. */
function shownOf(media: number, tokens: number, layers: number): Shown {
  const river = { tokens: new Array<string>(tokens).fill('a'), layers };
  return { media: new Array<unknown>(media).fill([]), river } as unknown as Shown;
}

describe('the parts of the overview', () => {
  test('go from the pictures through the layers to the next word', () => {
    expect(partsOf(shownOf(2, 3, 2)).map(buttonOf)).toEqual([
      ...['picture.0', 'picture.1', 'vision', 'resampler'],
      ...['layer.0', 'lm.0', 'layer.1', 'lm.1', 'answer'],
    ]);
  });

  test('have no eyes where there is no picture', () => {
    expect(partsOf(shownOf(0, 3, 1)).map(buttonOf)).toEqual(['layer.0', 'lm.0', 'answer']);
  });

  test.each([
    ['picture.1', 'picture.1'],
    ['picture.2', ''],
    ['vision.1', 'vision.1'],
    ['layer.4', ''],
    ['lm.1', 'lm.1'],
    ['answer', 'answer'],
  ])('of what an address opens, %s, the run has “%s”', (asked, had) => {
    const open = partOf(asked);
    expect(nameOfPart(openPart(shownOf(2, 3, 2), { ...startView, open }))).toBe(had);
  });
});

test('the last token is read where none is chosen, or one that is gone', () => {
  const rows = [null, 1, 7].map((row) => rowOf(shownOf(1, 3, 1), { ...startView, row }));
  expect(rows).toEqual([2, 1, 2]);
  expect(headOf(4, { ...startView, head: 6 })).toBe(3);
});
