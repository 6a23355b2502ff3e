/** What the overview draws of a run: for each token and layer, what the pictures add to it. */

import type { RunResult } from '../../../flamingo/worker/protocol';
import { normOf, partAt, sumOf, tensorOf } from './traced';

/**
 * What a token sees in a layer. pictures: those that the mask allows. evenly: the mask allows none, so all alike. nothing:
 * the row is zeroed, or there is no picture.
 */
export type Sight = 'pictures' | 'evenly' | 'nothing';

export interface RiverCell {
  readonly sight: Sight;
  /** Of the token's attention, how much goes to each picture: the mean of the heads. */
  readonly shares: readonly number[];
  /** ‖attn_out‖: how long the vector is that attention finds. */
  readonly found: number;
  /** |tanh(attn_gate)| · ‖attn_out‖: how long what is added is. */
  readonly added: number;
  /** How long the token's vector was before. */
  readonly before: number;
  /** added / before: what the overview draws. */
  readonly ratio: number;
}

export interface River {
  readonly tokens: readonly string[];
  readonly layers: number;
  readonly heads: number;
  /** T_img. */
  readonly media: number;
  /** Latents of each picture. */
  readonly latents: number;
  /** By layer. */
  readonly attn_gate: readonly number[];
  readonly cell: (row: number, layer: number) => RiverCell;
}

export function readRiver(result: RunResult): River {
  const { trace, tokens, gates } = result;
  const { shape } = tensorOf(trace, 'layer.0.attn');
  const media = result.media_locations.filter(Boolean).length;
  const layers = gates.attn_gate.length;
  const cells = tokens.map((_, row) =>
    Array.from({ length: layers }, (_, layer) => readCell(result, row, layer, media)),
  );
  return {
    tokens,
    layers,
    heads: shape[1],
    media,
    latents: media === 0 ? 0 : shape[3] / media,
    attn_gate: gates.attn_gate,
    cell: (row, layer) => cells[row][layer],
  };
}

function readCell(result: RunResult, row: number, layer: number, media: number): RiverCell {
  const { trace, gates } = result;
  const attn_out = partAt(tensorOf(trace, `layer.${layer}.attn_out`), [0, row]);
  const after_attn = partAt(tensorOf(trace, `layer.${layer}.after_attn`), [0, row]);
  const gate = Math.tanh(gates.attn_gate[layer]);
  const found = normOf(attn_out);
  const added = Math.abs(gate) * found;
  // The vector before is what is left when what was added is taken away again.
  const before = normOf(after_attn.map((value, d) => value - gate * attn_out[d]));
  const shares = sharesOf(result, row, layer, media);
  const sight = sightOf(result, row, sumOf(shares));
  return { sight, shares, found, added, before, ratio: before === 0 ? 0 : added / before };
}

function sharesOf({ trace }: RunResult, row: number, layer: number, media: number): number[] {
  const attn = tensorOf(trace, `layer.${layer}.attn`);
  const [, heads, , keys] = attn.shape;
  const n = keys / Math.max(1, media);
  const shares = new Array<number>(media).fill(0);
  for (let head = 0; head < heads; head++) {
    const weights = partAt(attn, [0, head, row]);
    shares.forEach((_, i) => (shares[i] += sumOf(weights, i * n, (i + 1) * n) / heads));
  }
  return shares;
}

function sightOf({ trace }: RunResult, row: number, attention: number): Sight {
  if (attention === 0) return 'nothing';
  const mask = partAt(tensorOf(trace, 'text_to_media_mask'), [0, 0, row]);
  return sumOf(mask) === 0 ? 'evenly' : 'pictures';
}
