import type { Sizes, Term } from './formula';

export const connectorIds = ['resampler', 'qformer', 'minicpm', 'mlp'] as const;
export type ConnectorId = (typeof connectorIds)[number];

/** What comes in: one clip of some frames, or as many pictures of one frame each. */
export interface Shown {
  /** Clips or separate pictures: T, the axis that media_time counts. */
  readonly media: number;
  /** Frames of each: F. */
  readonly frames: number;
}

/** What a connector makes of it, counted. */
export interface Cost {
  readonly sizes: Sizes;
  /** Tokens that the vision encoder hands over, of all frames. */
  readonly tokens_in: number;
  readonly tokens_out: number;
  /** How tokens_out comes about, in the letters of `sizes`. */
  readonly tokens_formula: string;
  readonly terms: readonly Term[];
}

/** Where to read more, and check. */
export interface Source {
  /** arXiv number. */
  readonly paper: string;
  /** With its host. */
  readonly repository: string;
  /** On the branch `main`. */
  readonly file: string;
}

/** How a published model joins its vision encoder to its language model. */
export interface Connector {
  readonly id: ConnectorId;
  /** Of the published model whose sizes are used; not to be translated. */
  readonly model: string;
  readonly source: Source;
  /** (tokens, features) of one frame from the vision encoder. */
  readonly frame: readonly [tokens: number, dim: number];
  /** (queries, features), learned; null: there are none. */
  readonly queries: readonly [count: number, dim: number] | null;
  /** Features of each token that comes out. */
  readonly dim_out: number;
  cost(shown: Shown): Cost;
}

/** Eight frames of one clip, or eight pictures. */
export function shownOf(mode: 'clip' | 'pictures', count: number): Shown {
  return mode === 'clip' ? { media: 1, frames: count } : { media: count, frames: 1 };
}
