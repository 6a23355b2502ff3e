/** The vocabulary of a whole run: its tensors, their cells, and how each cell comes to be. Data and pure functions only. */

import type { FlamingoConfig } from '../../flamingo/runtime/config';
import type { Interventions } from '../../flamingo/runtime/interventions';
import type { TensorKind } from './kinds';

/** A number of the run: a cell of a tensor that the model computed or was given, or of a weight. */
export interface Cell {
  readonly of: 'tensor' | 'weight';
  readonly name: string;
  readonly index: readonly number[];
}

/** What an axis counts. */
export type Axis =
  | 'batch'
  | 'frame'
  | 'row'
  | 'column'
  | 'channel'
  | 'patch'
  | 'head'
  | 'latent'
  /** Patches of all frames, frame by frame. */
  | 'medium'
  /** The media, then the latents: what a latent of the resampler looks at. */
  | 'medium_or_latent'
  | 'token'
  | 'picture'
  /** Latents of all pictures, picture by picture. */
  | 'picture_latent'
  | 'feature'
  | 'word'
  | 'single';

/** The part of the model that a tensor belongs to. Pictures, layers and blocks are counted from 0. */
export type Group =
  | { readonly of: 'picture'; readonly picture: number }
  | { readonly of: 'vision'; readonly picture: number; readonly block: number | null }
  | { readonly of: 'resampler'; readonly picture: number; readonly layer: number | null }
  | { readonly of: 'prompt' }
  | { readonly of: 'gated'; readonly layer: number }
  | { readonly of: 'block'; readonly layer: number }
  | { readonly of: 'answer' }
  | { readonly of: 'weights'; readonly part: WeightPart };

/** The parts of the state dict. */
export type WeightPart =
  'vision_encoder' | 'perceiver' | 'gated_cross_attn_layers' | 'lang_encoder';

/** A piece of a formula: plain text, or a number read from a cell. */
export type Part = string | { readonly cell: Cell; readonly text: string };

/** Lines of a formula: first in names, then with the numbers in it. */
export type Formula = readonly (readonly Part[])[];

/** Some of the sources of a cell, and what they bring together. */
export interface Term {
  readonly cells: readonly Cell[];
  readonly amount: number;
}

/**
 * What the amounts of a rule's terms are: `summand`s, which add up to the cell (a LayerNorm's with its spread held
 * fixed); `share`s of a softmax row, which add up to 1; or `none`, where nothing is added.
 */
export type Measure = 'summand' | 'share' | 'none';

/** How one tensor's cells come to be, for one run. `values` are those of `reads`, in its order. */
export interface CellRule {
  readonly measure: Measure;
  reads(index: readonly number[]): readonly Cell[];
  /** The cell's value worked out again from its sources. */
  combine(values: readonly number[], index: readonly number[]): number;
  terms(values: readonly number[], index: readonly number[]): readonly Term[];
  formula(values: readonly number[], index: readonly number[]): Formula;
}

/** One entry of the catalogue of a run. */
export interface ModelTensor {
  readonly name: string;
  readonly kind: TensorKind;
  readonly group: Group;
  readonly shape: readonly number[];
  readonly axes: readonly Axis[];
  /** Where OpenFlamingo computes it: the path of a module, or a variable. */
  readonly module: string;
  /** null: it only enters, like a pixel or a token id. */
  readonly rule: CellRule | null;
}

/** What has to be known of a run to know all its tensors: one prompt, read in one pass. */
export interface RunFacts {
  readonly config: FlamingoConfig;
  readonly input_ids: readonly number[];
  /** For each picture or clip its frames. */
  readonly frames: readonly number[];
  /** As the run had it. */
  readonly only_attend_immediate_media: boolean;
  readonly changes: Interventions;
}
