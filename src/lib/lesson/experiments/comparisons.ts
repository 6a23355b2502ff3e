/** One row of the mask, by each way to compare: the two that the code has, and the one that its comment speaks of. */

import { cat, eq, ge, gt, repeat, reshape, type View } from '../../tensor';
import { indices, need, type Trace } from '../../trace';

export const comparisons = ['eq', 'ge', 'gt'] as const;
export type Comparison = (typeof comparisons)[number];

const compare: Readonly<Record<Comparison, typeof eq>> = { eq, ge, gt };

/** The mask row of token (b, t) for each comparison, in their order: (3, T_img * n) bool. */
export function maskRows(trace: Trace, b: number, t: number): View {
  const text_time = need(trace, 'text_time').get(b, t);
  const columns = repeat(need(trace, 'media_time'), 'j -> 1 (j n)', { n: trace.inputs.n });
  return cat(
    comparisons.map((name) => compare[name](text_time, columns)),
    0,
  );
}

/** The pictures, counted from 1, of which a row of a mask (rows, T_img * n) allows some latent. */
export function picturesIn(mask: View, row: number, n: number): number[] {
  const images = mask.shape[1] / n;
  const all = Array.from({ length: images }, (_, image) => image + 1);
  return all.filter((image) => mask.get(row, (image - 1) * n) === 1);
}

/** The pictures, counted from 1, that token (b, t) may look at. */
export function picturesSeen(trace: Trace, b: number, t: number): number[] {
  const mask = need(trace, 'text_to_media_mask');
  const rows = reshape(mask, [mask.shape[0] * mask.shape[2], mask.shape[3]]);
  return picturesIn(rows, b * mask.shape[2] + t, trace.inputs.n);
}

/** The tokens (b, t) that may look at picture `image`, counted from 1. */
export function tokensSeeing(trace: Trace, image: number): (readonly [b: number, t: number])[] {
  const tokens = [...indices(need(trace, 'text_time').shape)];
  return tokens
    .map(([b, t]) => [b, t] as const)
    .filter(([b, t]) => picturesSeen(trace, b, t).includes(image));
}
