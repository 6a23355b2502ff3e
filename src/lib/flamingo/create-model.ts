import type { Kernels } from '../tensor/kernels/kernels';
import { bestKernels } from './best-kernels';
import { createModelOn } from './create-model-on';
import type { ModelFiles } from './load-model';
import type { TinyFlamingo } from './tiny-flamingo';

/**
 * The model of files that were loaded, on the fastest kernels or others.
 * @throws {FlamingoError} model_broken: weights that do not fit the configuration
 */
export function createModel(
  files: Pick<ModelFiles, 'weights' | 'config'>,
  kernels: Kernels = bestKernels(),
): TinyFlamingo {
  return createModelOn(kernels, files);
}
