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
  const pictures = picturesOf(t, shown, row, layer, head);
  if (river.media === 0) return { where, pictures, sum: t.noMedia };
  if (cell.sight === 'nothing') return { where, pictures, sum: t.zeroed };
  const [gate, ratio] = [tanh, cell.ratio].map((x) => fixed(x, 3));
  const [found, added, before] = [cell.found, cell.added, cell.before].map((x) => fixed(x, 2));
  const sum = t.sum(gate, found, added, before, ratio);
  if (tanh === 0) return { where, pictures, sum: `${t.closed} ${sum}` };
  return { where, pictures, sum: cell.sight === 'evenly' ? `${t.evenly} ${sum}` : sum };
}

type Verdict = 'blocked' | 'later';

/** What the token may see of each picture; three pictures or more in a row that are blocked alike are one entry. */
function picturesOf(
  t: ModelTexts['overview']['reading'],
  shown: Shown,
  row: number,
  layer: number,
  head: number,
): Reading['pictures'] {
  const time = shown.result.text_time[row];
  const seen = Array.from({ length: shown.river.media }, (_, medium) => {
    const weights = weightsOf(shown, row, layer, head, medium);
    return weights ?? (time < medium + 1 ? 'later' : 'blocked');
  });
  const entries: { medium: number; text: string }[] = [];
  let medium = 0;
  while (medium < seen.length) {
    const it = seen[medium];
    let end = medium + 1;
    while (typeof it === 'string' && seen[end] === it) end++;
    const isRun = typeof it === 'string' && end - medium > 2;
    const text = isRun ? t.run[it](medium + 1, end, time) : textOf(t, it, medium, time);
    entries.push({ medium, text });
    medium = isRun ? end : medium + 1;
  }
  return entries;
}

function textOf(
  t: ModelTexts['overview']['reading'],
  it: Verdict | readonly number[],
  medium: number,
  time: number,
): string {
  if (typeof it === 'string') return t[it](medium + 1, time, medium + 1);
  return t.weights(medium + 1, it.map((weight) => fixed(weight, 2)).join(' '));
}

/** null: the mask allows none of them, and none is left. */
function weightsOf(
  { result: { trace }, river: { latents } }: Shown,
  row: number,
  layer: number,
  head: number,
  medium: number,
): readonly number[] | null {
  const attn = partAt(tensorOf(trace, `layer.${layer}.attn`), [0, head, row]);
  const weights = Array.from(attn.subarray(medium * latents, (medium + 1) * latents));
  const mask = partAt(tensorOf(trace, 'text_to_media_mask'), [0, 0, row]);
  const isSeen = mask[medium * latents] !== 0 || weights.some((weight) => weight !== 0);
  return isSeen ? weights : null;
}
