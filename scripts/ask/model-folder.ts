/** The shipped model, read from the disk. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createModel } from '../../src/lib/flamingo/create-model';
import { loadModel, type OpenFile } from '../../src/lib/flamingo/load-model';
import { PromptModel } from '../../src/lib/flamingo/prompt-model';

export const MODEL_FOLDER = fileURLToPath(
  new URL('../../static/models/tiny-flamingo', import.meta.url),
);

/** Opens the files of a folder as a server would. */
export function openFolder(folder: string): OpenFile {
  return async (name) => {
    const path = join(folder, name);
    if (!existsSync(path)) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(path)));
  };
}

/** @throws {FlamingoError} model_missing, not_fetched or model_broken */
export async function loadPromptModel(
  open: OpenFile,
): Promise<{ model: PromptModel; image_size: number }> {
  const files = await loadModel(open);
  const { image_size } = files.config.vision_encoder;
  return { model: new PromptModel(createModel(files), files.tokenizer), image_size };
}
