/** Fetches a file of the model's folder in the page itself, outside the model's worker. */

import { opened } from '../../flamingo/download';
import { FlamingoError } from '../../flamingo/problem';

/**
 * @param folder the model's, as an absolute address
 * @throws {FlamingoError} model_missing or not_fetched, naming the file
 */
export async function fetchFile(folder: string, file: string): Promise<Blob> {
  const response = await opened((name) => fetch(`${folder}/${name}`), file);
  try {
    return await response.blob();
  } catch (error) {
    const why = `the connection broke (${(error as Error).message})`;
    throw new FlamingoError({ kind: 'not_fetched', file, status: null, why });
  }
}
