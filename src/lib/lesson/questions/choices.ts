/** What a question offers to choose from. */

import { indices, need, type TensorName, type Trace } from '../../trace';
import { kindOf, printValue } from './print';
import type { Random } from './random';
import { wrongValue, type Wrong } from './wrong';

type Index = readonly number[];

/** So many numbers are offered at most. */
const MOST_NUMBERS = 4;
const MOST_COUNTS = 10;

/** In ascending order; less than two where nothing but the answer can be offered. */
export function choicesOf(
  trace: Trace,
  tensor: TensorName,
  cells: readonly Index[],
  wrong: readonly Wrong[],
  random: Random,
): number[] {
  const kind = kindOf(tensor);
  if (kind === 'boolean') return [0, 1];
  if (kind === 'count') return counts(trace, tensor, cells, wrong);
  return numbers(trace, tensor, cells[0], wrong, random);
}

/** All counts from the least to the largest that somebody could give. */
function counts(
  trace: Trace,
  tensor: TensorName,
  cells: readonly Index[],
  wrong: readonly Wrong[],
): number[] {
  const right = cells.map((index) => need(trace, tensor).get(...index));
  const given = wrong.flatMap((one) => cells.map((index) => wrongValue(one, tensor, index)));
  const [least, largest] = [Math.min(...right), Math.max(...right)];
  const low = largest < MOST_COUNTS ? 0 : Math.max(0, least - 1);
  const wanted = Math.max(largest + 1, ...given.filter((x) => Number.isFinite(x)));
  const high = Math.max(largest, Math.min(wanted, low + MOST_COUNTS - 1));
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** The answer, then what wrong programs give in its place, then what stands in other cells; no two print alike. */
function numbers(
  trace: Trace,
  tensor: TensorName,
  index: Index,
  wrong: readonly Wrong[],
  random: Random,
): number[] {
  const view = need(trace, tensor);
  const row = [...indices(view.shape)].filter((other) => isBeside(other, index));
  const offered = [
    view.get(...index),
    ...random.shuffled(wrong.slice(0, 4)).map((one) => wrongValue(one, tensor, index)),
    ...wrong.slice(4).map((one) => wrongValue(one, tensor, index)),
    ...random.shuffled(row).map((other) => view.get(...other)),
  ];
  const choices: number[] = [];
  const printed = new Set<string>();
  for (const value of offered) {
    const text = printValue(tensor, value);
    if (Number.isNaN(value) || printed.has(text) || choices.length === MOST_NUMBERS) continue;
    printed.add(text);
    choices.push(value === 0 ? 0 : value);
  }
  return choices.sort((a, b) => a - b);
}

/** Of the same sample and head, and on the same row or column of the matrix. */
function isBeside(a: Index, b: Index): boolean {
  const last = b.length - 1;
  const isSame = a.slice(0, last - 1).every((x, axis) => x === b[axis]);
  return isSame && (a[last] === b[last]) !== (a[last - 1] === b[last - 1]);
}
