import { num } from '../number';
import { cell, sumOf } from './cells';
import type { Cell, Formula, Measure, ModelTensor } from './types';

/** A source of a cell with its number. */
export interface Source {
  readonly cell: Cell;
  readonly value: number;
}

/** Some of the sources of a cell, and what they bring together. */
export interface SourceTerm {
  readonly sources: readonly Source[];
  readonly amount: number;
}

/** How one cell came to be, with the numbers of a run. */
export interface Explanation {
  readonly cell: Cell;
  readonly tensor: ModelTensor;
  /** As the model computed it. */
  readonly value: number;
  /** null: it only entered. */
  readonly derived: Derived | null;
}

export interface Derived {
  /** The value, worked out again from the sources. */
  readonly again: number;
  readonly measure: Measure;
  readonly formula: Formula;
  /** Largest amount first. */
  readonly terms: readonly SourceTerm[];
}

/**
 * Explains a cell of a tensor by the tensor's rule.
 * @param valueOf the number of a cell, be it of a tensor or of a weight
 */
export function explain(
  tensor: ModelTensor,
  index: readonly number[],
  valueOf: (cell: Cell) => number,
): Explanation {
  const own = cell(tensor.name, ...index);
  const value = valueOf(own);
  const { rule } = tensor;
  if (rule === null) return { cell: own, tensor, value, derived: null };
  const values = rule.reads(index).map(valueOf);
  const sourceOf = (one: Cell): Source => ({ cell: one, value: valueOf(one) });
  const terms = rule
    .terms(values, index)
    .map(({ cells, amount }): SourceTerm => ({ sources: cells.map(sourceOf), amount }))
    .sort(byAmount);
  const formula = [...rule.formula(values, index), [`= ${num(value)}`]];
  const again = rule.combine(values, index);
  // A masked cell has no part in its row: what it reads is why.
  const isOutside = rule.measure === 'share' && terms.every(({ amount }) => amount === 0);
  const measure = isOutside ? 'none' : rule.measure;
  return { cell: own, tensor, value, derived: { again, measure, formula, terms } };
}

/** Names of the tensors and weights that explaining a cell needs, itself included. */
export function neededFor(
  tensor: ModelTensor,
  index: readonly number[],
): { readonly tensors: readonly string[]; readonly weights: readonly string[] } {
  const reads = tensor.rule?.reads(index) ?? [];
  const named = (of: Cell['of']) => reads.filter((one) => one.of === of).map(({ name }) => name);
  return {
    tensors: [...new Set([tensor.name, ...named('tensor')])],
    weights: [...new Set(named('weight'))],
  };
}

/** The terms from `first` on, together: how many they are, and what they add up to. */
export function restOf(
  terms: readonly SourceTerm[],
  first: number,
): { count: number; amount: number } {
  const rest = terms.slice(first);
  return { count: rest.length, amount: sumOf(rest.map(({ amount }) => amount)) };
}

const byAmount = (a: SourceTerm, b: SourceTerm): number => Math.abs(b.amount) - Math.abs(a.amount);
