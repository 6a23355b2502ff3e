import type { RgbImage } from '../image-preprocess';
import type { Progress } from '../load-model';
import type { Problem } from '../problem';
import type {
  Answer,
  AnswerOptions,
  AnswerToken,
  PixelPrompt,
  Reading,
  WordCandidate,
} from '../prompt-model';

/** What there is to know about a loaded model. */
export interface ModelInfo {
  /** Width and height of a picture, in pixels. */
  readonly image_size: number;
  /** Tokens, prompt and answer together. */
  readonly context: number;
  /** Frames of a clip that were trained; more are allowed. */
  readonly frames: number | null;
  /** Index is id. */
  readonly vocabulary: readonly string[];
  readonly kernels: string;
  /** Of the files. */
  readonly bytes: number;
}

/** A named tensor of a trace: row-major. */
export interface TracedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

export type RunOptions = Pick<AnswerOptions, 'candidates' | 'only_attend_immediate_media'>;

export interface RunResult extends Reading {
  /** The likeliest next words. */
  readonly top: readonly WordCandidate[];
  /** Every intermediate by its OpenFlamingo name; empty unless asked for. */
  readonly trace: Readonly<Record<string, TracedTensor>>;
}

export interface Encoded {
  /** The latents were there already. */
  readonly isCached: boolean;
  readonly ms: number;
}

/** What a page may ask; the answer to each is one `Results[kind]`, an error, and before it any number of events. */
export type Call =
  | { readonly kind: 'load'; readonly folder: string }
  | { readonly kind: 'encode'; readonly frames: readonly RgbImage[] }
  | {
      readonly kind: 'run';
      readonly prompt: PixelPrompt;
      readonly options: RunOptions;
      readonly trace: boolean;
    }
  | { readonly kind: 'generate'; readonly prompt: PixelPrompt; readonly options: AnswerOptions };

export interface Results {
  load: ModelInfo;
  encode: Encoded;
  run: RunResult;
  generate: Answer;
}

/** What comes before the result of a call. */
export interface Events {
  load: Progress;
  encode: never;
  run: never;
  generate: AnswerToken;
}

export type Kind = Call['kind'];
export type CallOf<K extends Kind> = Extract<Call, { readonly kind: K }>;

/**
 * From the page. `cancel` ends the generation `id` before its next token, its answer is then the problem `cancelled`; other
 * calls are short, or end with the worker, and go on.
 */
export type Request =
  { readonly id: number; readonly call: Call } | { readonly id: number; readonly cancel: true };

/** From the worker. */
export type Reply =
  | { readonly id: number; readonly event: Events[Kind] }
  | { readonly id: number; readonly result: Results[Kind] }
  | { readonly id: number; readonly problem: Problem };

/** A Worker, a MessagePort, or the inside of a worker. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
