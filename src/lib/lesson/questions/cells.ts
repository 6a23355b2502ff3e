/** Which cells of a step can be asked for. */

import { indices, need, type StepId, type TensorName, type Trace } from '../../trace';
import type { Random } from './random';

type Index = readonly number[];

/** What a question about a step asks for; a step that is not here brings nothing to ask. */
export const askedTensors: Readonly<Partial<Record<StepId, readonly TensorName[]>>> = {
  media_locations: ['media_locations'],
  text_time: ['text_time'],
  media_time: ['media_time'],
  broadcast: ['media_time_repeated'],
  mask: ['text_to_media_mask'],
  sim: ['sim'],
  masked_fill: ['sim_masked'],
  amax: ['sim_shifted'],
  softmax: ['attn_softmax'],
  zero_rows: ['attn'],
  out: ['out'],
  gate: ['gated_out', 'after_attn'],
};

/** More cells than this are too many to fill in by hand. */
const MOST_ASKED = 12;
/** So many places are looked at before one is chosen. */
const MOST_PLACES = 60;
/** Features further right may be out of sight. */
const MOST_FEATURES = 8;

const withFeatures: ReadonlySet<TensorName> = new Set<TensorName>([
  'out',
  'gated_out',
  'after_attn',
]);

/** Rows of a tensor of booleans or counts, a long one cut at random. */
export function rowsOf(trace: Trace, tensor: TensorName, random: Random): Index[][] {
  const { shape } = need(trace, tensor);
  const length = shape[shape.length - 1];
  const count = Math.min(length, MOST_ASKED);
  if (count === 0) return [];
  const heads = [...indices(shape.slice(0, -1))];
  return some(heads.length > 0 ? heads : [[]], random).map((head) => {
    const from = random.between(0, length - count);
    return Array.from({ length: count }, (_, i) => [...head, from + i]);
  });
}

/** Single cells of a tensor of real numbers, those of one head where it has heads. */
export function singleCells(
  trace: Trace,
  tensor: TensorName,
  random: Random,
  head: number,
): Index[][] {
  const { shape } = need(trace, tensor);
  const cells = [...indices(shape)].filter((index) =>
    withFeatures.has(tensor) ? index[2] < MOST_FEATURES : index[1] === head,
  );
  return some(cells, random).map((index) => [index]);
}

const some = <T>(from: readonly T[], random: Random): T[] =>
  random.shuffled(from).slice(0, MOST_PLACES);
