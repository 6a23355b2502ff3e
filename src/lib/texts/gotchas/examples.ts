/** Examples of the Mask Lab, written short. */

import {
  defaultInputs,
  freshTokens,
  rowsOf,
  type CellRef,
  type Inputs,
  type TensorName,
} from '../../trace';
import type { Scene } from './types';

/** The default example with other tokens (`.` text, `I` an `<image>`, `_` padding, rows apart by commas) and settings. */
export function example(tokens: string, changes: Partial<Inputs> = {}): Inputs {
  const rows = rowsOf(tokens);
  return { ...defaultInputs, rows, fresh: freshTokens(rows.length, 1), ...changes };
}

export const scene = (inputs: Inputs, cell: CellRef | null = null): Scene => ({ inputs, cell });

export const at = (tensor: TensorName, ...index: number[]): CellRef => ({ tensor, index });
