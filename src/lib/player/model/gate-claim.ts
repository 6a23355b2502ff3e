/** "The deeper the layer, the larger its gate": what of it holds for the gates as they are. */

/** From one layer to the next. */
export interface GateStep {
  /** The layer it starts from. */
  readonly from: number;
  /** How far that gate and the next are open. */
  readonly open: readonly [number, number];
}

export interface Claim {
  /** |tanh(gate)| by layer: how far each is open. */
  readonly openings: readonly number[];
  /** Steps to a gate that is more open. */
  readonly rises: readonly GateStep[];
  /** Those to one that is not. */
  readonly others: readonly GateStep[];
  /** Layers whose gate is less open than that of the layer before. */
  readonly falls: readonly number[];
  /** Of the largest opening. */
  readonly largest: number;
}

/** How far a gate is open, from 0 to 1; the sign is arbitrary. */
export const openingOf = (gate: number): number => Math.abs(Math.tanh(gate));

/** @param gates by layer, before tanh */
export function claimOf(gates: readonly number[]): Claim {
  const openings = gates.map(openingOf);
  const steps = openings
    .slice(1)
    .map((next, from): GateStep => ({ from, open: [openings[from], next] }));
  const others = steps.filter(({ open: [a, b] }) => !(b > a));
  return {
    openings,
    rises: steps.filter((step) => !others.includes(step)),
    others,
    falls: others.filter(({ open: [a, b] }) => b < a).map(({ from }) => from + 1),
    largest: openings.indexOf(Math.max(...openings)),
  };
}
