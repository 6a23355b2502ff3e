/** "The deeper the layer, the larger its gate": what of it holds for the gates as they are. */

import type { Gates } from '../../flamingo/runtime/interventions';

export interface Claim {
  /** |tanh(gate)| by layer: how far each is open. */
  readonly openings: readonly number[];
  /** Layers whose gate is less open than that of the layer before. */
  readonly falls: readonly number[];
  /** Of the largest opening. */
  readonly largest: number;
}

/** How far a gate is open, from 0 to 1; the sign is arbitrary. */
export const openingOf = (gate: number): number => Math.abs(Math.tanh(gate));

export function claimOf(gates: Gates[keyof Gates]): Claim {
  const openings = gates.map(openingOf);
  return {
    openings,
    falls: openings.flatMap((opening, i) => (i > 0 && opening < openings[i - 1] ? [i] : [])),
    largest: openings.indexOf(Math.max(...openings)),
  };
}
