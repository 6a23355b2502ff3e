import type { TensorKind } from '../kinds';
import type { Axis, CellRule, Group, ModelTensor } from '../types';

/** Where the tensors of one part of the model stand, and what they are called. */
export interface Part {
  /** Before every name, with its dot: 'layer.3.'. */
  readonly prefix: string;
  readonly group: Group;
  /** OpenFlamingo's path of the part, with its dot. */
  readonly module: string;
}

export interface Entry {
  readonly kind: TensorKind;
  readonly shape: readonly number[];
  readonly axes: readonly Axis[];
  /** Within the part. */
  readonly module: string;
  readonly rule: CellRule | null;
}

/** The entries of a part by their short names, in the order in which they come to be. */
export function tensorsOf(part: Part, entries: Readonly<Record<string, Entry>>): ModelTensor[] {
  return Object.entries(entries).map(([name, entry]) => ({
    ...entry,
    name: part.prefix + name,
    group: part.group,
    module: part.module + entry.module,
  }));
}
