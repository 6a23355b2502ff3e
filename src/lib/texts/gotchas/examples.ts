/** Examples of the Mask Lab, written short. */

import { defaultInputs, rowsOf, type CellRef, type Inputs, type TensorName } from '../../trace';
import type { Scene } from './types';

/** The default example with other tokens (`.` text, `I` an `<image>`, `_` padding, rows apart by commas) and settings. */
export const example = (tokens: string, changes: Partial<Inputs> = {}): Inputs => ({
  ...defaultInputs,
  rows: rowsOf(tokens),
  ...changes,
});

export const scene = (inputs: Inputs, cell: CellRef | null = null): Scene => ({ inputs, cell });

export const at = (tensor: TensorName, ...index: number[]): CellRef => ({ tensor, index });
