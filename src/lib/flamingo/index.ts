/**
 * Flamingo in OpenFlamingo's own names: the masked gated cross-attention on tensors, to be read and shown, and the
 * whole tiny model on fast kernels (runtime/).
 */
export type { Recorder } from './recorder';
export { mediaLocations } from './media-locations';
export { mediaTime } from './media-time';
export { textTime } from './text-time';
export { textToMediaMask } from './text-to-media-mask';
export * from './masked-cross-attention';
export { feedForward, type FeedForwardWeights } from './feed-forward';
export { gatedCrossAttentionBlock, type BlockWeights } from './gated-cross-attention-block';
export { readSafetensors } from './safetensors';
export {
  TinyFlamingo,
  type GeneratedToken,
  type RunOptions,
  type TinyFlamingoFiles,
  type TinyGenerateOptions,
} from './tiny-flamingo';
