/** Fetches the ready examples: prompt files beside the model. */

import { EXAMPLE_FOLDER, exampleFiles, type ExampleId } from '../../flamingo/examples';
import { FlamingoError } from '../../flamingo/problem';
import { readPromptFile, type PromptPart } from '../../flamingo/prompt';
import { fetchFile } from '../live/fetch-file';
import { bundledName } from './bundled';
import type { DraftPicture } from './pictures';

/**
 * The prompt of an example.
 * @param folder the model's, as an absolute address
 * @throws {FlamingoError} model_missing or not_fetched, naming the file; or what is wrong with it
 */
export function openExample(
  id: ExampleId,
  folder: string,
): Promise<readonly PromptPart<DraftPicture>[]> {
  return openPromptFile(`${EXAMPLE_FOLDER}/${exampleFiles[id]}`, folder);
}

/**
 * The prompt of a file, whose pictures are bundled ones.
 * @param file in the model's folder
 * @throws {FlamingoError} as openExample
 */
export async function openPromptFile(
  file: string,
  folder: string,
): Promise<readonly PromptPart<DraftPicture>[]> {
  const text = await (await fetchFile(folder, file)).text();
  const { prompt } = readPromptFile(text);
  return prompt.map((part) => {
    if ('text' in part) return part;
    if ('image' in part) return { image: bundled(part.image) };
    return { video: part.video.map(bundled) };
  });
}

function bundled(path: string): DraftPicture {
  const name = bundledName(path);
  if (name !== null) return { bundled: name };
  throw new FlamingoError({ kind: 'model_missing', file: path });
}
