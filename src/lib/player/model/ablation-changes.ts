/** One click each: what of the ablations changes when a reader closes a gate, silences a head or covers a picture. */

import type { Gates } from '../../flamingo/runtime/interventions';
import type { Ablations } from './ablations';

export type GateName = keyof Gates;

/** All gates of all layers at 0; null: as trained. */
export function allGates(value: 0 | null, layers: number): Partial<Ablations> {
  const gates = value === null ? [] : Array.from({ length: layers }, () => value);
  return { attn_gate: gates, ff_gate: gates };
}

/** One gate of one layer, before tanh; null: as trained. A list has an entry for each layer, or none. */
export function withGate(
  ablations: Ablations,
  name: GateName,
  layer: number,
  value: number | null,
  layers: number,
): Partial<Ablations> {
  const gates = Array.from({ length: layers }, (_, i) =>
    i === layer ? value : (ablations[name][i] ?? null),
  );
  return { [name]: gates.every((gate) => gate === null) ? [] : gates };
}

/** Silences a head of a layer's cross-attention, or lets it speak again. */
export function withHead(
  { heads_off }: Ablations,
  layer: number,
  head: number,
  layers: number,
): Partial<Ablations> {
  const all = Array.from({ length: layers }, (_, i) =>
    i === layer ? toggled(heads_off[i] ?? [], head) : (heads_off[i] ?? []),
  );
  return { heads_off: all.every((heads) => heads.length === 0) ? [] : all };
}

/** Puts a picture of nothing in the place of a medium, or the medium back. */
export function withBlank({ blank }: Ablations, medium: number): Partial<Ablations> {
  return { blank: toggled(blank, medium) };
}

/** Every gate of a run is 0: nothing of the pictures can get in. */
export function isClosed({ attn_gate, ff_gate }: Gates): boolean {
  return [...attn_gate, ...ff_gate].every((gate) => gate === 0);
}

/** In order, so that equal sets are equal lists. */
function toggled(numbers: readonly number[], number: number): readonly number[] {
  if (numbers.includes(number)) return numbers.filter((other) => other !== number);
  return [...numbers, number].sort((a, b) => a - b);
}
