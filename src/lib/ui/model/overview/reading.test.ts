import { expect, test } from 'vitest';
import type { Shown } from '../../../player/model/overview/shown';
import { model } from '../../../texts/model/en';
import { readCell } from './reading';

/** One token that has seen `time` of `media` pictures, of one latent each, and looks at the last of those. */
function shownOf(media: number, time: number, gate = 0.5): Shown {
  const allowed = Array.from({ length: media }, (_, i) => Number(i === time - 1));
  const tensor = { shape: [1, 1, 1, media], values: Float32Array.from(allowed) };
  const cell = { sight: 'pictures', found: 2, added: 1, before: 4, ratio: 0.25 };
  return {
    result: { trace: { 'layer.0.attn': tensor, text_to_media_mask: tensor }, text_time: [time] },
    river: { tokens: ['a'], media, latents: 1, attn_gate: [gate], cell: () => cell },
  } as unknown as Shown;
}

const said = (media: number, time: number) => {
  const { pictures } = readCell(model, shownOf(media, time), 0, 0, 0);
  return pictures.map(({ medium, text }) => `${medium}|${text}`);
};
const { run, blocked, later, weights } = model.overview.reading;

test('two blocked pictures are told one by one', () => {
  expect(said(4, 2)).toEqual([
    `0|${blocked(1, 2, 1)}`,
    `1|${weights(2, '1.00')}`,
    `2|${later(3, 2, 3)}`,
    `3|${later(4, 2, 4)}`,
  ]);
});

test('of fifty pictures those that are blocked alike are one entry', () => {
  expect(said(50, 40)).toEqual([
    `0|${run.blocked(1, 39, 40)}`,
    `39|${weights(40, '1.00')}`,
    `40|${run.later(41, 50, 40)}`,
  ]);
});

test('of a closed gate it is told that what the mask allows is not added', () => {
  const { closed } = model.overview.reading;
  const sums = [0, 0.5].map((gate) => readCell(model, shownOf(2, 1, gate), 0, 0, 0).sum);
  expect(sums.map((sum) => sum.startsWith(closed))).toEqual([true, false]);
});
