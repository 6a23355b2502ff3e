/** The model as ONNX files: see `onnx/` for how they are made. */

import type { Weights } from '../model/loaded';
import { languageGraph } from './onnx/language';
import { visionGraph } from './onnx/vision';

export function onnxFiles(weights: Weights): Record<string, Uint8Array> {
  return {
    'vision.onnx': visionGraph(weights),
    'prefill.onnx': languageGraph(weights, 'prefill'),
    'decode.onnx': languageGraph(weights, 'decode'),
  };
}
