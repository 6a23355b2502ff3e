import type { RgbaImage, RgbImage } from '../image-preprocess';
import type { Progress } from '../load-model';
import type { CheckpointInfo } from '../checkpoints';
import type { AccuracyQuestion, Tally } from '../measure/accuracy';
import type { Problem } from '../problem';
import type {
  Answer,
  AnswerOptions,
  AnswerToken,
  PixelPrompt,
  ReadOptions,
  Run,
  RunOptions as ModelRunOptions,
  ScoredToken,
} from '../prompt-model';
import type { FlamingoConfig } from '../runtime/config';
import type { Shapes } from '../runtime/weight-shapes';

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
  readonly config: FlamingoConfig;
  /** By the names of the state dict. */
  readonly weight_shapes: Shapes;
  /** Saved along the last stage of training, in its order; the first is step 0. */
  readonly checkpoints: readonly SavedCheckpoint[];
}

export interface SavedCheckpoint extends CheckpointInfo {
  /** Of its file, which is fetched when it is first asked. */
  readonly bytes: number;
}

/** Which model is asked. */
export interface AtCheckpoint {
  /** Index of a saved checkpoint, which is fetched when it is first asked; null, the default: the shipped model. */
  readonly checkpoint?: number | null;
}

/** A named tensor of a trace: row-major. */
export interface TracedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

/** By name. */
export type TracedTensors = Readonly<Record<string, TracedTensor>>;

export type RunOptions = ModelRunOptions & AtCheckpoint;
export type GenerateOptions = AnswerOptions & AtCheckpoint;

export interface RunResult extends Run {
  /** Every intermediate by its OpenFlamingo name; empty unless asked for. */
  readonly trace: TracedTensors;
}

/** What the model sees in one picture or clip. */
export interface Look {
  /** (1, 1, num_latents, dim) */
  readonly latents: TracedTensor;
  /** Every intermediate of vision encoder and resampler, by name. */
  readonly trace: TracedTensors;
}

export type ScoreOptions = ReadOptions & AtCheckpoint;

/** How far a measurement has come. */
export interface Measured {
  readonly tallies: readonly Tally[];
  /** Prompts that were answered, and milliseconds that passed. */
  readonly prompts: number;
  readonly ms: number;
}

export interface Encoded {
  /** The latents were there already. */
  readonly isCached: boolean;
  readonly ms: number;
}

/** What a page may ask; the answer to each is one `Results[kind]`, an error, and before it any number of events. */
export type Call =
  | { readonly kind: 'load'; readonly folder: string }
  | ({ readonly kind: 'encode'; readonly frames: readonly RgbImage[] } & AtCheckpoint)
  | {
      readonly kind: 'run';
      readonly prompt: PixelPrompt;
      readonly options: RunOptions;
      readonly trace: boolean;
    }
  | { readonly kind: 'generate'; readonly prompt: PixelPrompt; readonly options: GenerateOptions }
  | ({ readonly kind: 'look'; readonly frames: readonly RgbImage[] } & AtCheckpoint)
  /** Weights as the model uses them, by their names in the state dict. */
  | ({ readonly kind: 'weights'; readonly names: readonly string[] } & AtCheckpoint)
  /** How likely an answer is; its words have a space between. */
  | {
      readonly kind: 'score';
      readonly prompt: PixelPrompt;
      readonly answer: string;
      readonly options: ScoreOptions;
    }
  /** `sheet`: the emoji that scenes are drawn from. */
  | { readonly kind: 'measure'; readonly question: AccuracyQuestion; readonly sheet: RgbaImage };

export interface Results {
  load: ModelInfo;
  encode: Encoded;
  run: RunResult;
  generate: Answer;
  look: Look;
  weights: TracedTensors;
  score: readonly ScoredToken[];
  measure: Measured;
}

/** What comes before the result of a call. */
export interface Events {
  load: Progress;
  encode: never;
  run: never;
  generate: AnswerToken;
  look: never;
  weights: never;
  score: never;
  measure: Measured;
}

export type Kind = Call['kind'];
export type CallOf<K extends Kind> = Extract<Call, { readonly kind: K }>;

/**
 * From the page. `cancel` ends the generation `id` before its next token, or the measurement `id` before its next prompt; its
 * answer is then the problem `cancelled`. Other calls are short, or end with the worker, and go on.
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
