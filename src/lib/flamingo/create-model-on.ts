import type { Kernels } from '../tensor/kernels/kernels';
import type { ModelFiles } from './load-model';
import { FlamingoError } from './problem';
import { TinyFlamingo } from './tiny-flamingo';

/**
 * The model of files that were loaded, on kernels that were chosen.
 * @throws {FlamingoError} model_broken: weights that do not fit the configuration
 */
export function createModelOn(
  kernels: Kernels,
  { weights, config }: Pick<ModelFiles, 'weights' | 'config'>,
): TinyFlamingo {
  try {
    return TinyFlamingo.create({ weights, config, kernels });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FlamingoError({ kind: 'model_broken', file: 'model.safetensors', why });
  }
}
