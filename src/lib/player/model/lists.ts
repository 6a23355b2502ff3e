/** Lists in an address, read and checked: what is empty or repeated has one spelling. */

import { Unusable } from '../dropped';
import { real, whole } from '../values';

type Range = readonly [min: number, max: number];

/** `0,2` gives [0, 2]: in order, each once. @throws {Unusable} */
export function readNumbers(text: string, range: Range): readonly number[] {
  if (text === '') return [];
  const numbers = entriesOf(text, range[1] + 1).map((entry) => whole(entry, range));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/**
 * `0,,-0.5` gives [0, null, -0.5, null, null], by layer: a run takes no shorter list. What is missing at the end is as
 * trained; all of it gives none.
 * @throws {Unusable}
 */
export function readGates(text: string, layers: number, range: Range): readonly (number | null)[] {
  if (text === '') return [];
  const gates = entriesOf(text, layers).map((entry) => (entry === '' ? null : real(entry, range)));
  if (gates.every((gate) => gate === null)) return [];
  return Array.from({ length: layers }, (_, i) => gates[i] ?? null);
}

export function writeGates(gates: readonly (number | null)[]): string {
  return gates
    .slice(0, gates.findLastIndex((gate) => gate !== null) + 1)
    .map((gate) => (gate === null ? '' : String(gate)))
    .join(',');
}

/** `0.1,4.3` gives [[1], [], [], [], [3]]: heads by layer. @throws {Unusable} */
export function readHeads(text: string, layer: Range, head: Range): readonly (readonly number[])[] {
  if (text === '') return [];
  const all = entriesOf(text, (layer[1] + 1) * (head[1] + 1)).map((entry) => {
    const [of, one] = pairOf(entry, '0.1,4.3');
    return { layer: whole(of, layer), head: whole(one, head) };
  });
  return Array.from({ length: layer[1] + 1 }, (_, i) => {
    const heads = all.filter(({ layer }) => layer === i).map(({ head }) => head);
    return [...new Set(heads)].sort((a, b) => a - b);
  });
}

export function writeHeads(heads_off: readonly (readonly number[])[]): string {
  return heads_off.flatMap((heads, layer) => heads.map((head) => `${layer}.${head}`)).join(',');
}

/** `0.1` gives [0, 1], the smaller first; two that are the same are no pair. @throws {Unusable} */
export function readPair(text: string, range: Range): readonly [number, number] | null {
  if (text === '') return null;
  const [a, b] = pairOf(text, '0.1').map((entry) => whole(entry, range));
  if (a === b) throw new Unusable({ kind: 'form', example: '0.1' });
  return a < b ? [a, b] : [b, a];
}

export function writePair(pair: readonly [number, number] | null): string {
  return pair === null ? '' : pair.toSorted((a, b) => a - b).join('.');
}

function entriesOf(text: string, most: number): readonly string[] {
  const entries = text.split(',');
  if (entries.length <= most) return entries;
  throw new Unusable({ kind: 'number', min: '0', max: String(most - 1) });
}

function pairOf(text: string, example: string): readonly [string, string] {
  const [a, b, ...more] = text.split('.');
  if (b !== undefined && more.length === 0) return [a, b];
  throw new Unusable({ kind: 'form', example });
}
