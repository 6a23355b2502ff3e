import { num } from '../number';
import type { Cell, Part } from './types';

export const cell = (name: string, ...index: number[]): Cell => ({ of: 'tensor', name, index });

export const weight = (name: string, ...index: number[]): Cell => ({ of: 'weight', name, index });

/** layer.3.attn[0, 1, 9, 3] */
export const written = ({ name, index }: Pick<Cell, 'name' | 'index'>): string =>
  `${name}[${index.join(', ')}]`;

/** The number of a cell, as a piece of a formula. */
export const read = (source: Cell, value: number): Part => ({ cell: source, text: num(value) });

export function range(length: number, first = 0): number[] {
  return Array.from({ length }, (_, i) => first + i);
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
