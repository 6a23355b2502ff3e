/** The masked gated cross-attention of OpenFlamingo, in its own names. */
export type { Recorder } from './recorder';
export { mediaLocations } from './media-locations';
export { mediaTime } from './media-time';
export { textTime } from './text-time';
export { textToMediaMask } from './text-to-media-mask';
export * from './masked-cross-attention';
export { feedForward, type FeedForwardWeights } from './feed-forward';
export { gatedCrossAttentionBlock, type BlockWeights } from './gated-cross-attention-block';
export { readSafetensors } from './safetensors';
