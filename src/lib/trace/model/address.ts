import type { ModelTensor } from './types';

/** A cell as an address has it: layer.3.attn@0,1,9,3; without the index, the tensor alone. */
export interface CellAddress {
  readonly name: string;
  readonly index: readonly number[] | null;
}

/** Why an address leads nowhere. `shown` is a part of it, short enough to be repeated. */
export type AddressFault =
  | { readonly kind: 'no_tensor'; readonly shown: string }
  | { readonly kind: 'no_cell'; readonly shown: string; readonly shape: readonly number[] };

export type ReadAddress =
  | { readonly address: CellAddress | null; readonly fault: null }
  | { readonly address: null; readonly fault: AddressFault };

/** Longest part of an address that a message repeats, and longest that is looked at. */
const SHOWN = 60;
const LONGEST = 200;

export function writeAddress({ name, index }: CellAddress): string {
  return index === null ? name : `${name}@${index.join(',')}`;
}

/** The name that an address begins with: it may be sound where the cell is not. */
export function nameIn(text: string): string {
  return text.slice(0, LONGEST).split('@', 1)[0];
}

/** Reads what stands in an address; an empty one asks for nothing. Nothing in it is trusted. */
export function readAddress(text: string, tensors: readonly ModelTensor[]): ReadAddress {
  if (text === '') return { address: null, fault: null };
  const [name, ...rest] = text.slice(0, LONGEST).split('@');
  const found = tensors.find((tensor) => tensor.name === name);
  if (!found) return { address: null, fault: { kind: 'no_tensor', shown: shorten(name) } };
  if (rest.length === 0 && text.length <= LONGEST) {
    return { address: { name, index: null }, fault: null };
  }
  const index = indexOf(rest.join('@'), found.shape);
  if (index !== null && text.length <= LONGEST) return { address: { name, index }, fault: null };
  const shown = shorten(rest.join('@'));
  return { address: null, fault: { kind: 'no_cell', shown, shape: found.shape } };
}

/** null: not one whole number for each axis, or beyond it. */
function indexOf(text: string, shape: readonly number[]): number[] | null {
  if (!/^\d{1,7}(,\d{1,7})*$/.test(text)) return null;
  const index = text.split(',').map(Number);
  const fits = index.length === shape.length && index.every((i, axis) => i < shape[axis]);
  return fits ? index : null;
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
