/** How a cell of a tensor is coloured and printed. */

import { max } from 'd3-array';
import { hueOf, type CellModel, type Tone } from '../../../marks/cell';
import { fixed, num } from '../../../trace';
import type { ModelTensor, TensorKind } from '../../../trace/model';

/** On what scale a tensor is coloured. */
export interface Scale {
  readonly kind: 'signed' | 'share' | 'marks' | 'plain';
  /** The largest magnitude. */
  readonly largest: number;
  readonly decimals: number;
}

const MARKS: readonly TensorKind[] = ['media_locations', 'text_to_media_mask'];
const PLAIN: readonly TensorKind[] = ['input_ids', 'text_time', 'media_time', 'pixels'];

export function scaleOf({ kind, rule }: ModelTensor, values: ArrayLike<number>): Scale {
  const largest = max(Array.from(values), Math.abs) ?? 0;
  if (MARKS.includes(kind)) return { kind: 'marks', largest, decimals: 0 };
  if (PLAIN.includes(kind)) return { kind: 'plain', largest, decimals: 0 };
  if (rule?.measure === 'share') return { kind: 'share', largest, decimals: 2 };
  return { kind: 'signed', largest, decimals: largest >= 100 ? 0 : largest >= 10 ? 1 : 2 };
}

export function lookOf(
  scale: Scale,
  value: number,
  hue: number,
): Pick<CellModel, 'text' | 'tone' | 'hue' | 'strength'> {
  const text = scale.decimals === 0 ? num(value) : fixed(value, scale.decimals);
  const look = (tone: Tone, strength?: number) => ({ text, tone, hue, strength });
  switch (scale.kind) {
    case 'marks':
      return look(value === 0 ? 'masked' : 'allowed');
    case 'plain':
      return look('plain');
    case 'share':
      return value === 0 ? look('zero') : look('weight', value);
    case 'signed':
      return look('signed', scale.largest > 0 ? value / scale.largest : 0);
  }
}

/** The hue of the picture that a cell is about; 0: of none. */
export function hueAt({ group, axes }: ModelTensor, index: readonly number[], n: number): number {
  if ('picture' in group) return hueOf(group.picture);
  const column = axes.indexOf('picture_latent');
  if (column >= 0) return hueOf(Math.floor(index[column] / n));
  const picture = axes.indexOf('picture');
  return picture >= 0 ? hueOf(index[picture]) : 0;
}
