/** The whole Flamingo on the kernels. Pages and tools use TinyFlamingo; this is what it is made of. */
export { parseConfig, type FlamingoConfig } from './config';
export { Flamingo } from './flamingo';
export { generate, type FinishReason, type GenerateStep } from './generate';
export { LanguageModel } from './language-model';
export { mediaLocationsOf, textTimes } from './media-rows';
export { PerceiverResampler } from './perceiver-resampler';
export type { Prompt } from './prompt-batch';
export type { RecordValues, Values } from './record';
export {
  argmaxOf,
  createSampler,
  softmaxOf,
  topCandidates,
  type Candidate,
  type SamplingOptions,
} from './sampling';
export { VisionEncoder, type Pixels } from './vision-encoder';
export type { Tensors } from './weight-reader';
export { weightShapes } from './weight-shapes';
