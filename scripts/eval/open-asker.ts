import { createModel } from '../../src/lib/flamingo/create-model';
import { loadModel } from '../../src/lib/flamingo/load-model';
import type { TinyFlamingo } from '../../src/lib/flamingo/tiny-flamingo';
import type { Kernels } from '../../src/lib/tensor/kernels/kernels';
import { Renderer } from '../../src/lib/flamingo/world/render';
import { openFolder } from '../ask/model-folder';
import { Asker } from './asker';
import { readSpriteSheet } from './sprite-sheet';

/**
 * A model from its folder, and who asks it.
 * @param kernels by default the fastest
 * @throws {FlamingoError} model_missing, not_fetched or model_broken
 */
export async function openAsker(
  folder: string,
  kernels?: Kernels,
): Promise<{ model: TinyFlamingo; asker: Asker }> {
  const files = await loadModel(openFolder(folder));
  const model = createModel(files, kernels);
  const renderer = new Renderer(readSpriteSheet());
  return { model, asker: new Asker(model, files.tokenizer.vocabulary, renderer) };
}
