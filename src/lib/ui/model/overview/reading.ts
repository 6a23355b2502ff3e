/** What the panel says of a cell of the overview: the numbers that the picture of it is drawn from. */

import type { ModelTexts } from '../../../texts/model';
import { fixed } from '../../../trace/number';
import type { Shown } from '../../../player/model/overview/shown';
import { partAt, tensorOf } from '../../../player/model/overview/traced';

export interface Reading {
  /** Where: names and places. */
  readonly where: string;
  /** Picture by picture, what the token may see of it. */
  readonly pictures: readonly { readonly medium: number; readonly text: string }[];
  /** What comes of it. */
  readonly sum: string;
}

/** @param head whose weights are told */
export function readCell(
  { overview: { reading: t } }: ModelTexts,
  shown: Shown,
  row: number,
  layer: number,
  head: number,
): Reading {
  const { river } = shown;
  const cell = river.cell(row, layer);
  const tanh = Math.abs(Math.tanh(river.attn_gate[layer]));
  const where = `${t.cell(layer, row + 1, river.tokens[row])} · ${t.head(head + 1)}`;
  const pictures = Array.from({ length: river.media }, (_, medium) => ({
    medium,
    text: ofPicture(t, shown, row, layer, head, medium),
  }));
  if (river.media === 0) return { where, pictures, sum: t.noMedia };
  if (cell.sight === 'nothing') return { where, pictures, sum: t.zeroed };
  const [gate, ratio] = [tanh, cell.ratio].map((x) => fixed(x, 3));
  const [found, added, before] = [cell.found, cell.added, cell.before].map((x) => fixed(x, 2));
  const sum = t.sum(gate, found, added, before, ratio);
  return { where, pictures, sum: cell.sight === 'evenly' ? `${t.evenly} ${sum}` : sum };
}

function ofPicture(
  t: ModelTexts['overview']['reading'],
  { result, river: { latents } }: Shown,
  row: number,
  layer: number,
  head: number,
  medium: number,
): string {
  const attn = partAt(tensorOf(result.trace, `layer.${layer}.attn`), [0, head, row]);
  const weights = attn.subarray(medium * latents, (medium + 1) * latents);
  const mask = partAt(tensorOf(result.trace, 'text_to_media_mask'), [0, 0, row]);
  if (mask[medium * latents] !== 0 || weights.some((weight) => weight !== 0)) {
    return t.weights(medium + 1, Array.from(weights, (weight) => fixed(weight, 2)).join(' '));
  }
  const time = result.text_time[row];
  return (time < medium + 1 ? t.later : t.blocked)(medium + 1, time, medium + 1);
}
