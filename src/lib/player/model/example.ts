/** Fetches the ready examples: prompt files beside the model. */

import { EXAMPLE_FOLDER, exampleFiles, type ExampleId } from '../../flamingo/examples';
import { FlamingoError } from '../../flamingo/problem';
import { readPromptFile, type PromptPart } from '../../flamingo/prompt';
import { closePart, closePicture, openAll, openPicture, type Picture } from '../live/picture';

/**
 * The prompt of an example, its pictures fetched.
 * @param folder the model's, as an absolute address
 * @throws {FlamingoError} model_missing, naming the file; or what is wrong with it
 */
export function openExample(
  id: ExampleId,
  folder: string,
): Promise<readonly PromptPart<Picture>[]> {
  return openPromptFile(`${EXAMPLE_FOLDER}/${exampleFiles[id]}`, folder);
}

/**
 * The prompt of a file, its pictures fetched.
 * @param file in the model's folder
 * @throws {FlamingoError} as openExample
 */
export async function openPromptFile(
  file: string,
  folder: string,
): Promise<readonly PromptPart<Picture>[]> {
  const address = `${folder}/${file}`;
  const response = await fetchFile(address, file);
  const { prompt } = readPromptFile(await response.text());
  const open = async (path: string) => {
    const picture = await fetchFile(new URL(path, address).href, path);
    return openPicture(await picture.blob(), path.split('/').at(-1) ?? path);
  };
  const openPart = async (part: PromptPart<string>): Promise<PromptPart<Picture>> => {
    if ('text' in part) return part;
    if ('image' in part) return { image: await open(part.image) };
    return { video: await openAll(part.video.map(open), closePicture) };
  };
  return openAll(prompt.map(openPart), closePart);
}

async function fetchFile(address: string, name: string): Promise<Response> {
  const response = await fetch(address);
  if (response.ok) return response;
  throw new FlamingoError({ kind: 'model_missing', file: name });
}
