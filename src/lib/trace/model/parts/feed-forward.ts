import { cell } from '../cells';
import { geluRule } from '../rules/gelu';
import type { Axis } from '../types';
import { lastOf, linearRule, normRule, sameRow } from './linear';
import type { Entry } from './part';

export interface FeedForwardPlace {
  readonly prefix: string;
  /** The tensor that goes in, (..., dim), by its full name. */
  readonly input: string;
  readonly shape: readonly number[];
  readonly axes: readonly Axis[];
  readonly ff_mult: number;
  /** Name of the weights, without their number. */
  readonly weights: string;
  /** OpenFlamingo's path within the part. */
  readonly module: string;
}

/** OpenFlamingo's FeedForward: LayerNorm, Linear, GELU, Linear, numbered 0 to 3. */
export function feedForwardEntries(place: FeedForwardPlace): Readonly<Record<string, Entry>> {
  const { prefix, input, shape, axes, weights, module } = place;
  const dim = lastOf(shape);
  const wide = [...shape.slice(0, -1), place.ff_mult * dim];
  const widen = { inFeatures: dim, weight: `${weights}.1`, out: lastOf };
  const narrow = { inFeatures: lastOf(wide), weight: `${weights}.3`, out: lastOf };
  return {
    ff_norm: {
      kind: 'ff_norm',
      shape,
      axes,
      module: `${module}.0`,
      rule: normRule(input, `${weights}.0`, dim),
    },
    ff_fc: {
      kind: 'ff_fc',
      shape: wide,
      axes,
      module: `${module}.1`,
      rule: linearRule({ ...widen, x: sameRow(`${prefix}ff_norm`) }),
    },
    ff_hidden: {
      kind: 'ff_hidden',
      shape: wide,
      axes,
      module: `${module}.2`,
      rule: geluRule((index) => cell(`${prefix}ff_fc`, ...index)),
    },
    ff_out: {
      kind: 'ff_out',
      shape,
      axes,
      module: `${module}.3`,
      rule: linearRule({ ...narrow, x: sameRow(`${prefix}ff_hidden`) }),
    },
  };
}
