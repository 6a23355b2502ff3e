import { cell, range, weight } from '../cells';
import { layerNormRule } from '../rules/layer-norm';
import { sumRule, type Product } from '../rules/sum';
import type { Cell, CellRule } from '../types';

/** A linear layer, a weight of (outFeatures, inFeatures) in the manner of nn.Linear. */
export interface Linear {
  readonly inFeatures: number;
  /** The i-th feature of the row that goes in. */
  readonly x: (index: readonly number[], i: number) => Cell;
  /** Which output feature the cell is. */
  readonly out: (index: readonly number[]) => number;
  /** Name without '.weight'. */
  readonly weight: string;
  readonly hasBias?: boolean;
  /** Multiplied into the whole. */
  readonly scale?: number;
}

export function linearRule({ inFeatures, x, out, weight: name, hasBias, scale }: Linear): CellRule {
  return sumRule({
    scale,
    products(index) {
      const o = out(index);
      const products = range(inFeatures).map((i): Product => ({
        x: x(index, i),
        w: weight(`${name}.weight`, o, i),
      }));
      return hasBias ? [...products, { x: weight(`${name}.bias`, o) }] : products;
    },
  });
}

/** A LayerNorm of the last axis of `source`, (..., features). */
export function normRule(source: string, weights: string, features: number): CellRule {
  return layerNormRule({
    row: (index) => range(features).map((i) => cell(source, ...index.slice(0, -1), i)),
    feature: (index) => index[index.length - 1],
    weight: (d) => weight(`${weights}.weight`, d),
    bias: (d) => weight(`${weights}.bias`, d),
  });
}

/** The row of `source` in which the cell stands: the same index, but for the last axis. */
export function sameRow(source: string) {
  return (index: readonly number[], i: number): Cell => cell(source, ...index.slice(0, -1), i);
}

/** Which feature the cell is: its place in the last axis. */
export const lastOf = (index: readonly number[]): number => index[index.length - 1];

/** One cell of `source` at the same place, or the sum of several. */
export function addedRule(...sources: readonly string[]): CellRule {
  return sumRule({ products: (index) => sources.map((name) => ({ x: cell(name, ...index) })) });
}

/** base + tanh(gate) · added. */
export function gatedRule(base: string, added: string, gate: string): CellRule {
  return sumRule({
    products: (index) => [
      { x: cell(base, ...index) },
      { x: cell(added, ...index), w: cell(gate, 0), isGate: true },
    ],
  });
}
