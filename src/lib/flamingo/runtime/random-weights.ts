import { sizeOf, tensor } from '../../tensor';
import type { FlamingoConfig } from './config';
import { mulberry32 } from './random';
import type { Tensors } from './weight-reader';
import { weightShapes } from './weight-shapes';

/**
 * Weights of an untrained model, drawn from a seed, for tests and measurements: every part is at work
 * (open gates, no zeros), and activations stay of the size of 1.
 */
export function randomWeights(config: FlamingoConfig, seed: number): Tensors {
  const random = mulberry32(seed);
  const spread = () => 2 * random() - 1;
  const entries = Object.entries(weightShapes(config)).map(([name, shape]) => {
    const isNorm = shape.length === 1 && name.endsWith('.weight');
    const width = shape.length > 1 ? Math.sqrt(3 / sizeOf(shape.slice(1))) : 0.3;
    const size = name.endsWith('wte.weight') || shape.length === 1 ? width * 3 : width;
    const values = Array.from({ length: sizeOf(shape) }, () => Number(isNorm) + size * spread());
    return [name, tensor(values, { shape: [...shape], dtype: 'float32' })] as const;
  });
  return Object.fromEntries(entries);
}
