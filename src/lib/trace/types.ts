/** The vocabulary of a trace: names, cells, rules and facts. Data and pure functions only. */

import type { View } from '../tensor';
import type { BlockWeights } from '../flamingo';
import type { Inputs, MaskOp, Token } from './inputs';

export const stepIds = [
  'sequence',
  'media_locations',
  'text_time',
  'media_time',
  'broadcast',
  'mask',
  'sim',
  'masked_fill',
  'amax',
  'softmax',
  'zero_rows',
  'out',
  'gate',
] as const;

export type StepId = (typeof stepIds)[number];

/** Every tensor that can be on screen. Shapes: h is heads, J is T_img * n, D is dim, d is dim_head. */
export interface Tensors {
  /** (B, T_txt) int64; with cached media the new tokens only */
  input_ids: View;
  /** (B, T_loc) bool */
  media_locations: View;
  /** (B, T_txt) int64 */
  text_time: View;
  /** (T_img) int64 */
  media_time: View;
  /** (1, 1, 1, J) int64: media_time after "j -> 1 1 1 (j n)" */
  media_time_repeated: View;
  /** (B, 1, T_txt, J) bool */
  text_to_media_mask: View;
  /** (B, T_txt, D): the text entering the block, `x` in helpers.py */
  lang_x: View;
  /** (B, T_img, n, D): the latents of the resampler, `media` in helpers.py */
  latents: View;
  /** (B, h, T_txt, d) */
  q_scaled: View;
  /** (B, h, J, d) */
  k: View;
  /** (B, h, J, d) */
  v: View;
  /** (B, h, T_txt, J) */
  sim: View;
  /** (B, h, T_txt, J) */
  sim_masked: View;
  /** (B, h, T_txt, 1) */
  amax: View;
  /** (B, h, T_txt, J) */
  sim_shifted: View;
  /** (B, h, T_txt, 1): the denominator of the softmax */
  exp_sum: View;
  /** (B, h, T_txt, J) */
  attn_softmax: View;
  /** (B, h, T_txt, J) */
  attn: View;
  /** (B, h, T_txt, 1): what a row of attn adds up to */
  attn_sum: View;
  /** (B, h, T_txt, d): attn @ v before the heads are joined */
  out_per_head: View;
  /** (B, T_txt, D) */
  out: View;
  /** (1) */
  attn_gate: View;
  /** (1) */
  ff_gate: View;
  /** (B, T_txt, D): out * tanh(attn_gate) */
  gated_out: View;
  /** (B, T_txt, D): gated_out + lang_x */
  after_attn: View;
  /** (B, T_txt, D) */
  ff_out: View;
  /** (B, T_txt, D): the block's output */
  after_ff: View;
}

export type TensorName = keyof Tensors;

/** Widths: of the text, of the latents, and of one head. */
export interface Sizes {
  readonly dim: number;
  readonly dim_visual: number;
  readonly dim_head: number;
}

/** What somebody has changed about a model's block, beside its gates. */
export interface BlockChanges {
  /** Heads, from 0, whose output is taken as 0 before to_out. */
  readonly heads_off: readonly number[];
  /** true: the lines that zero text before the first image are left out (eq only). */
  readonly skip_zero_rows: boolean;
}

export const asTrained: BlockChanges = { heads_off: [], skip_zero_rows: false };

/**
 * One run of the block on one set of inputs. Nothing in it changes after `run` returns it: the trace and its table of
 * tensors are frozen, and nobody writes into a tensor's numbers (typed arrays cannot be frozen).
 */
export interface Trace {
  /** drawn: text, latents and weights come from the seed, and the tokens can be edited. model: a run of a whole model. */
  readonly origin: 'drawn' | 'model';
  /** true: it is only read where it is shown, so nothing is said about editing it. */
  readonly is_locked?: boolean;
  readonly inputs: Inputs;
  readonly sizes: Sizes;
  /** The id of `<image>`. */
  readonly media_token_id: number;
  readonly changes: BlockChanges;
  readonly weights: BlockWeights;
  readonly tensors: Readonly<Partial<Tensors>>;
  /**
   * Where the real code stops with an exception. Nothing from that step on exists, but for what a model that goes on
   * regardless has computed (see from-model.ts).
   */
  readonly error: { readonly step: StepId; readonly message: string } | null;
}

export interface CellRef {
  readonly tensor: TensorName;
  readonly index: readonly number[];
}

/** A piece of a formula: plain text, or a number read from a cell. */
export type Part = string | { readonly cell: CellRef; readonly text: string };

/** Lines of a formula: first in names, then with the numbers in it. */
export type Formula = readonly (readonly Part[])[];

/** Where a cell stands, in the terms of the picture story. All counted from 0. */
export interface Place {
  readonly b?: number;
  readonly t?: number;
  readonly token?: Token;
  readonly word?: string;
  readonly image?: number;
  readonly latent?: number;
  readonly head?: number;
  readonly column?: number;
}

/** What there is to say about a cell: the texts of each language turn it into sentences. */
export type Fact =
  | {
      kind: 'token';
      place: Place;
      id: number;
      picture: number | null;
      T_img: number;
      cached: boolean;
      /** A click turns text into an <image> and back. */
      canEdit: boolean;
    }
  | { kind: 'location'; place: Place; isImage: boolean; id: number }
  | { kind: 'text_time'; place: Place; count: number; cached: boolean; T_img: number }
  | { kind: 'media_time'; place: Place; time: number }
  | { kind: 'media_time_repeated'; place: Place; time: number }
  | {
      kind: 'mask';
      place: Place;
      allowed: boolean;
      op: MaskOp;
      text_time: number;
      media_time: number;
      T_img: number;
      hasImage: boolean;
    }
  | { kind: 'vector'; place: Place; tensor: TensorName; value: number }
  | { kind: 'sim'; place: Place; value: number }
  | { kind: 'masked_fill'; place: Place; filled: boolean; value: number; fill: number }
  | { kind: 'amax'; place: Place; value: number; rowMasked: boolean }
  | {
      kind: 'shifted';
      place: Place;
      value: number;
      max: number;
      isMax: boolean;
      rowMasked: boolean;
    }
  | { kind: 'exp_sum'; place: Place; value: number; rowMasked: boolean; columns: number }
  | { kind: 'softmax'; place: Place; value: number; rowMasked: boolean; columns: number }
  | {
      kind: 'zeroed';
      place: Place;
      value: number;
      how: RowKind;
      hasImage: boolean;
      op: MaskOp;
    }
  | { kind: 'attn_sum'; place: Place; value: number; how: RowKind; hasImage: boolean }
  | { kind: 'out_per_head'; place: Place; value: number; how: RowKind; hasImage: boolean }
  | { kind: 'out'; place: Place; value: number; how: RowKind }
  | { kind: 'gate'; tensor: 'attn_gate' | 'ff_gate'; gate: number; tanh: number }
  | { kind: 'lang_x'; place: Place; value: number }
  | { kind: 'gated_out'; place: Place; value: number; tanh: number }
  | { kind: 'after_attn'; place: Place; value: number; before: number; added: number }
  | { kind: 'ff_out'; place: Place; value: number }
  | { kind: 'after_ff'; place: Place; value: number; before: number; added: number };

export type FactKind = Fact['kind'];

/**
 * What became of a row of the attention: ordinary softmax; zeroed (text before the first image, eq); uniform with no
 * allowed column (text_time above T_img in eq); leak (text before the first image in ge: uniform over all images); spared
 * (the same in eq, where the lines that zero are left out).
 */
export type RowKind = 'normal' | 'zero' | 'uniform' | 'leak' | 'spared';

/** How one tensor's cells come to be. Outlines, formulas, labels and the re-derivation test are made from it. */
export interface Rule {
  /** The source cells of one output cell, in the order in which `combine` takes their values. */
  reads(trace: Trace, index: readonly number[]): readonly CellRef[];
  /** The cell's value worked out again from its sources, with the dtype's rounding between the operations. */
  combine(values: readonly number[], trace: Trace, index: readonly number[]): number;
  formula(trace: Trace, index: readonly number[]): Formula;
  fact(trace: Trace, index: readonly number[]): Fact;
}

/** A step of the walk: the tensors it brings, and how. */
export interface Step {
  readonly id: StepId;
  /** The tensor the step is about. */
  readonly tensor: TensorName;
  readonly rules: Readonly<Partial<Record<TensorName, Rule>>>;
  /** A cell worth reading first, of the head that is shown. The inspector opens on it. */
  lead(trace: Trace, head?: number): readonly number[];
}
