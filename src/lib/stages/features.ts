/** Which features of a wide row are shown: a real model has more than a screen. */

import type { TensorName, Trace } from '../trace';
import type { Cursor, Width } from './stage';

/** So many are shown side by side; the Lab's own vectors are no wider. */
export const MOST_FEATURES = 8;

const perHead: ReadonlySet<TensorName> = new Set<TensorName>([
  'q_scaled',
  'k',
  'v',
  'out_per_head',
]);

const perToken: ReadonlySet<TensorName> = new Set<TensorName>([
  'lang_x',
  'out',
  'gated_out',
  'after_attn',
  'ff_out',
  'after_ff',
]);

/** What the last axis of a tensor is as wide as; null where it holds no features. */
export function widthOf(tensor: TensorName): Width | null {
  if (perHead.has(tensor)) return 'dim_head';
  return perToken.has(tensor) ? 'dim' : null;
}

/** How many features of a width are shown at once. */
export const shownFeatures = ({ sizes }: Trace, width: Width): number =>
  Math.min(MOST_FEATURES, sizes[width]);

/** The part of a tensor's last axis, of `length`, that is shown. */
export function featureWindow(
  tensor: TensorName,
  length: number,
  { features }: Cursor,
): { from: number; count: number } {
  const width = widthOf(tensor);
  if (width === null) return { from: 0, count: length };
  const count = Math.min(MOST_FEATURES, length);
  return { from: Math.min(features[width], length - count), count };
}
