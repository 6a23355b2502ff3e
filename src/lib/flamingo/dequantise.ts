import { formatShape, View } from '../tensor';
import { readSafetensors } from './safetensors';

const SCALE = '.scale';

/** The weights of a .safetensors file as floats. @throws {Error} as readSafetensors and dequantise */
export function readWeights(file: ArrayBuffer | Uint8Array): Record<string, View> {
  return dequantise(readSafetensors(file));
}

/**
 * Puts weights that were stored in 8 bits back together: `NAME` (rows, ...) times `NAME.scale` (rows),
 * one factor for each row. Tensors without a scale stay as they are.
 * @throws {Error} naming a scale without its weight, or of another length than the weight has rows
 */
export function dequantise(tensors: Readonly<Record<string, View>>): Record<string, View> {
  // Without a prototype a tensor called __proto__ is a name like any other.
  const restored: Record<string, View> = Object.create(null) as Record<string, View>;
  for (const [name, view] of Object.entries(tensors)) {
    if (!name.endsWith(SCALE)) restored[name] = view;
  }
  for (const [name, scale] of Object.entries(tensors)) {
    if (!name.endsWith(SCALE)) continue;
    const weight = restored[name.slice(0, -SCALE.length)];
    if (!weight) throw new Error(`weights: ${name} has no weight to scale`);
    if (scale.dimension !== 1 || weight.shape[0] !== scale.shape[0]) {
      const shapes = `${formatShape(scale.shape)} for ${formatShape(weight.shape)}`;
      throw new Error(`weights: ${name} has shape ${shapes}`);
    }
    restored[name.slice(0, -SCALE.length)] = scaled(weight, scale);
  }
  return restored;
}

function scaled(weight: View, scale: View): View {
  const values = new Float32Array(weight.size);
  const perRow = weight.size / Math.max(1, scale.size);
  for (let row = 0; row < scale.size; row++) {
    const factor = scale.data[scale.offset + row];
    for (let i = row * perRow; i < (row + 1) * perRow; i++) values[i] = weight.data[i] * factor;
  }
  return new View(values, weight.shape, weight.stride, 0, 'float32');
}
