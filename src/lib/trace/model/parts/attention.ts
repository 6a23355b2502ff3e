import { cell, range } from '../cells';
import { sumRule } from '../rules/sum';
import type { Cell, CellRule } from '../types';
import { linearRule } from './linear';

/** Sizes of a multi-head attention. */
export interface Heads {
  readonly heads: number;
  readonly dim_head: number;
}

/**
 * q, k or v as (b, head, row, d), from a linear layer over rows of features: feature `first + head · dim_head + d` of it.
 */
export function projectedRule(
  { dim_head }: Heads,
  layer: { weight: string; inFeatures: number; first: number; hasBias?: boolean; scale?: number },
  x: (b: number, row: number, i: number) => Cell,
): CellRule {
  return linearRule({
    ...layer,
    x: ([b, , row], i) => x(b, row, i),
    out: ([, head, , d]) => layer.first + head * dim_head + d,
  });
}

/** q · k of one head, index (b, head, query, key). */
export function scoreRule({ dim_head }: Heads, q: string, k: string, scale?: number): CellRule {
  return sumRule({
    scale,
    products: ([b, head, query, key]) =>
      range(dim_head).map((d) => ({ x: cell(q, b, head, query, d), w: cell(k, b, head, key, d) })),
  });
}

/** The values of the keys that take part, mixed by their weights: index (b, head, query, d). */
export function mixtureRule(
  attn: string,
  v: string,
  keys: (index: readonly number[]) => readonly number[],
): CellRule {
  return sumRule({
    products: (index) => {
      const [b, head, query, d] = index;
      return keys(index).map((key) => ({
        x: cell(attn, b, head, query, key),
        w: cell(v, b, head, key, d),
      }));
    },
  });
}

/** A linear layer over the heads side by side: index (b, row, feature). */
export function joinedRule(
  { heads, dim_head }: Heads,
  out_per_head: string,
  layer: { weight: string; hasBias?: boolean },
): CellRule {
  return linearRule({
    ...layer,
    inFeatures: heads * dim_head,
    x: ([b, row], i) => cell(out_per_head, b, Math.floor(i / dim_head), row, i % dim_head),
    out: ([, , feature]) => feature,
  });
}
