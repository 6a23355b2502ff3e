import { bestKernels } from '../../src/lib/flamingo/best-kernels';
import { loadModel } from '../../src/lib/flamingo/load-model';
import { TinyFlamingo } from '../../src/lib/flamingo/tiny-flamingo';
import { Renderer } from '../../src/lib/flamingo/world/render';
import { openFolder } from '../ask/model-folder';
import { Asker } from './asker';
import { readSpriteSheet } from './sprite-sheet';

/**
 * A model from its folder, and who asks it.
 * @throws {FlamingoError} model_missing or model_broken
 */
export async function openAsker(folder: string): Promise<{ model: TinyFlamingo; asker: Asker }> {
  const { weights, config, tokenizer } = await loadModel(openFolder(folder));
  const model = TinyFlamingo.create({ weights, config, kernels: bestKernels() });
  const renderer = new Renderer(readSpriteSheet());
  return { model, asker: new Asker(model, tokenizer.vocabulary, renderer) };
}
