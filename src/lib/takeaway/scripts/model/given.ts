/** What a script is made from: the model as it is shipped, what it was asked, and what the page showed. */

import type { RgbImage } from '../../../flamingo/image-preprocess';
import type { WordCandidate } from '../../../flamingo/prompt-model';
import type { FlamingoConfig } from '../../../flamingo/runtime/config';
import type { Interventions } from '../../../flamingo/runtime/interventions';
import type { TracedTensors } from '../../../flamingo/worker/protocol';

/** The files of the model. */
export interface Shipped {
  readonly config: FlamingoConfig;
  /** model.safetensors, its bytes. */
  readonly weights: Uint8Array;
  /** The saved checkpoint that was asked in place of the finished model; `step`: of its training. */
  readonly checkpoint: { readonly step: number; readonly weights: Uint8Array } | null;
}

/** Pictures and clips, and what the page showed of them. */
export interface GivenLook extends Shipped {
  /** Frames of each, already of the size that the model wants. */
  readonly media: readonly (readonly RgbImage[])[];
  /** Tensors by the names of the page: `picture.0.latents`, `layer.3.attn`. */
  readonly expected: TracedTensors;
}

/** A pass of the whole model. */
export interface GivenModelRun extends GivenLook {
  readonly input_ids: readonly number[];
  /** Index is id. */
  readonly vocabulary: readonly string[];
  readonly only_attend_immediate_media: boolean;
  readonly interventions: Interventions;
  /** The likeliest next words as the page showed them. */
  readonly top: readonly WordCandidate[];
}

export type Library = 'torch' | 'numpy';

export interface ScriptOptions {
  /** torch unless given. */
  readonly library?: Library;
  /** The page's address, with its state. */
  readonly link: string;
}
