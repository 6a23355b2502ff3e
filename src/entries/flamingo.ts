/**
 * flamingo-explainer/flamingo: the masked gated cross-attention line by line on tensors, and the whole tiny model on
 * fast kernels. The model's weights are not in the package: `loadModel` opens the files of a folder that you have.
 */

// The block, to be read: on tensors, every intermediate by its name.
export * from '../lib/flamingo';

// The whole model, from a folder of files to an answer.
export { bestKernels } from '../lib/flamingo/best-kernels';
export { createModel } from '../lib/flamingo/create-model';
export {
  loadModel,
  type ModelFiles,
  type OpenFile,
  type Progress,
} from '../lib/flamingo/load-model';
export { preprocessImage, type RgbaImage, type RgbImage } from '../lib/flamingo/image-preprocess';
export {
  FlamingoError,
  messageOf,
  problemOf,
  type PictureFault,
  type Problem,
} from '../lib/flamingo/problem';
export { readPromptFile, type PromptFile, type PromptPart } from '../lib/flamingo/prompt';
export {
  PromptModel,
  type Answer,
  type AnswerOptions,
  type AnswerToken,
  type PixelPrompt,
  type ReadOptions,
  type Reading,
  type Run,
  type RunOptions as PromptRunOptions,
  type ScoredToken,
  type WordCandidate,
} from '../lib/flamingo/prompt-model';
export type { FlamingoConfig } from '../lib/flamingo/runtime/config';
export type { Gates, Interventions } from '../lib/flamingo/runtime/interventions';
export type { RecordValues, Values } from '../lib/flamingo/runtime/record';
export type { SamplingOptions } from '../lib/flamingo/runtime/sampling';
export { Tokenizer } from '../lib/flamingo/tokenizer';

// The arithmetic below it.
export type { Kernels } from '../lib/tensor/kernels/kernels';
export { createTypescriptKernels } from '../lib/tensor/kernels/typescript';
export { createWasmKernels, type WasmOptions } from '../lib/tensor/kernels/wasm';
