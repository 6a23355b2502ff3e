import { FlamingoError } from '../problem';
import type { GatedCrossAttention } from './gated-cross-attention';

/** What is changed about a run; whatever is left out is as trained. */
export interface Interventions {
  /** By layer, in place of the trained gate (before tanh); null: as trained. */
  readonly attn_gate?: readonly (number | null)[];
  readonly ff_gate?: readonly (number | null)[];
  /** By layer, numbers of the cross-attention heads whose output is 0. */
  readonly heads_off?: readonly (readonly number[])[];
  /** true: leaves out the line that zeroes rows of text before the first image (eq only): they stay uniform. */
  readonly skip_zero_rows?: boolean;
  /** true: the plain language model, gated blocks left out. */
  readonly text_only?: boolean;
}

/** The gates of a run by layer, before tanh; 0, which adds nothing, where a layer has no gated block. */
export interface Gates {
  readonly attn_gate: readonly number[];
  readonly ff_gate: readonly number[];
}

type Layers = readonly (GatedCrossAttention | null)[];

/**
 * The gated blocks as this run has them; those that nothing changes are the same objects.
 * @throws {FlamingoError} malformed, in one line that names the entry: a list that has not one entry for each layer, a
 *   gate that is no finite number, a head that there is not
 */
export function withInterventions(layers: Layers, interventions: Interventions = {}): Layers {
  const { attn_gate, ff_gate, heads_off } = interventions;
  const attn_gates = gatesOf('attn_gate', attn_gate, layers);
  const ff_gates = gatesOf('ff_gate', ff_gate, layers);
  const off = headsOf(heads_off, layers);
  return layers.map((block, i) => {
    if (block === null) return null;
    const gates = { attn_gate: attn_gates?.[i] ?? null, ff_gate: ff_gates?.[i] ?? null };
    const heads = off?.[i] ?? block.heads_off;
    if (gates.attn_gate === null && gates.ff_gate === null && heads.length === 0) return block;
    return {
      ...block,
      attn_gate: gates.attn_gate ?? block.attn_gate,
      ff_gate: gates.ff_gate ?? block.ff_gate,
      heads_off: heads,
    };
  });
}

/** The gates of blocks that a run has. */
export function gatesIn(layers: Layers): Gates {
  return {
    attn_gate: layers.map((block) => block?.attn_gate ?? 0),
    ff_gate: layers.map((block) => block?.ff_gate ?? 0),
  };
}

function gatesOf(name: string, gates: unknown, layers: Layers): (number | null)[] | null {
  return (
    listOf(name, gates, layers)?.map((gate, i) => {
      if (gate === null || gate === undefined) return null;
      if (typeof gate !== 'number' || !Number.isFinite(gate)) {
        return refuse(`${name} of layer ${i} is ${shown(gate)}, not a finite number`);
      }
      if (layers[i] === null) refuse(`${name}: layer ${i} has no gated block`);
      return gate;
    }) ?? null
  );
}

function headsOf(heads_off: unknown, layers: Layers): number[][] | null {
  return (
    listOf('heads_off', heads_off, layers)?.map((heads, i) => {
      if (!Array.isArray(heads)) return refuse(`heads_off of layer ${i} is not a list`);
      return (heads as unknown[]).map((head) => checkHead(head, i, layers[i]?.heads ?? 0));
    }) ?? null
  );
}

function checkHead(head: unknown, layer: number, heads: number): number {
  if (Number.isInteger(head) && (head as number) >= 0 && (head as number) < heads) {
    return head as number;
  }
  const range = heads === 0 ? 'it has none' : `it has 0 to ${heads - 1}`;
  return refuse(`heads_off of layer ${layer}: there is no head ${shown(head)}, ${range}`);
}

/** @throws {FlamingoError} malformed, when there is something that is not one entry for each layer */
function listOf(name: string, value: unknown, { length }: Layers): unknown[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) return refuse(`${name} is not a list`);
  if (value.length !== length) {
    refuse(`${name} has ${value.length} entries for ${length} layers`);
  }
  // A hole is undefined in a copy: map would pass it over.
  return [...(value as unknown[])];
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
}

function refuse(why: string): never {
  throw new FlamingoError({ kind: 'malformed', why: `interventions: ${why}` });
}
