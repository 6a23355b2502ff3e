/** “The deeper the layer, the larger its gate”: where the gates of a run bear that out, and where not. */

export interface GateStep {
  /** The layer it starts from. */
  readonly from: number;
  /** |tanh| of that layer and of the next. */
  readonly open: readonly [number, number];
}

export interface GateOrder {
  /** |tanh(attn_gate)| by layer. */
  readonly open: readonly number[];
  /** From one layer to the next the gate is larger. */
  readonly rises: readonly GateStep[];
  /** It is not. */
  readonly others: readonly GateStep[];
}

/** @param gates by layer, before tanh */
export function orderOf(gates: readonly number[]): GateOrder {
  const open = gates.map((gate) => Math.abs(Math.tanh(gate)));
  const steps = open.slice(1).map((next, from): GateStep => ({ from, open: [open[from], next] }));
  const isRise = ({ open: [a, b] }: GateStep) => b > a;
  return {
    open,
    rises: steps.filter(isRise),
    others: steps.filter((step) => !isRise(step)),
  };
}
