import { num } from '../../number';
import { read, sumOf, written } from '../cells';
import type { Cell, CellRule, Part, Term } from '../types';

/** x, or x · w, or x · tanh(w), times a fixed factor. */
export interface Product {
  readonly x: Cell;
  readonly w?: Cell;
  /** w enters through tanh: a gate. */
  readonly isGate?: boolean;
  /** By default 1. */
  readonly factor?: number;
}

export interface Sum {
  readonly products: (index: readonly number[]) => readonly Product[];
  /** Times the sum of products; by default 1. What is said of it in the formula is the number. */
  readonly scale?: number;
}

/** Terms that are written out with their numbers; of more than these the largest. */
const SHOWN = 4;

interface Summand extends Product {
  readonly xValue: number;
  /** As it enters: after tanh, 1 without one. */
  readonly wValue: number;
  readonly raw: number;
  readonly amount: number;
}

/** A sum of products: linear layers, scores, mixtures of values, residual connections, copies. */
export function sumRule({ products, scale = 1 }: Sum): CellRule {
  const cellsOf = ({ x, w }: Product): Cell[] => (w ? [x, w] : [x]);
  const summands = (values: readonly number[], index: readonly number[]): Summand[] => {
    let at = 0;
    return products(index).map((product) => {
      const xValue = values[at++];
      const raw = product.w ? values[at++] : 1;
      const wValue = product.isGate ? Math.tanh(raw) : raw;
      return { ...product, xValue, raw, wValue, amount: xValue * wValue * (product.factor ?? 1) };
    });
  };
  return {
    measure: 'summand',
    reads: (index) => products(index).flatMap(cellsOf),
    combine: (values, index) => scale * sumOf(summands(values, index).map(({ amount }) => amount)),
    terms: (values, index) =>
      summands(values, index).map((one): Term => ({
        cells: cellsOf(one),
        amount: scale * one.amount,
      })),
    formula(values, index) {
      const all = summands(values, index);
      const names = all.map(inNames);
      const outer = (inner: readonly Part[]): readonly Part[] =>
        scale === 1 ? inner : [`${num(scale)} · (`, ...inner, ')'];
      if (all.length === 0) return [['0']];
      return [outer(shortened(names)), ['= ', ...outer(largest(all))]];
    },
  };
}

function inNames({ x, w, isGate, factor = 1 }: Product): Part {
  const second = w && (isGate ? `tanh(${written(w)})` : written(w));
  return [factorText(factor), written(x), second].filter(Boolean).join(' · ');
}

function inNumbers({ x, w, isGate, factor = 1, xValue, raw }: Summand): Part[] {
  const before = factor === 1 ? [] : [`${num(factor)} · `];
  if (!w) return [...before, read(x, xValue)];
  const second = isGate ? ['tanh(', read(w, raw), ')'] : [read(w, raw)];
  return [...before, read(x, xValue), ' · ', ...second];
}

const factorText = (factor: number): string => (factor === 1 ? '' : num(factor));

/** a + b + c, or the first and the last of many. */
function shortened(names: readonly Part[]): Part[] {
  const shown = names.length <= 3 ? names : [names[0], '…', names[names.length - 1]];
  return shown.flatMap((name, i) => (i === 0 ? [name] : [' + ', name]));
}

/** The largest of the terms with their numbers, and what the others add up to. */
function largest(all: readonly Summand[]): Part[] {
  const sorted = [...all].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const most = all.length <= SHOWN + 1 ? all.length : SHOWN;
  const parts = sorted
    .slice(0, most)
    .flatMap((one, i) => [...(i === 0 ? [] : [' + ']), ...inNumbers(one)]);
  const rest = sorted.slice(most);
  if (rest.length === 0) return parts;
  return [...parts, ` + ${num(sumOf(rest.map(({ amount }) => amount)))} (${rest.length} more)`];
}
