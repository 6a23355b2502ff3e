/** In a widget, the counterpart of `player/live/fetch-file.ts`: a page may carry the files itself. */

import { opened } from '../lib/flamingo/download';
import { FlamingoError } from '../lib/flamingo/problem';
import { openFile } from './files';

/** @throws {FlamingoError} model_missing or not_fetched, naming the file */
export async function fetchFile(folder: string, file: string): Promise<Blob> {
  const response = await opened((name) => openFile(`${folder}/${name}`), file);
  try {
    return await response.blob();
  } catch (error) {
    const why = `the connection broke (${(error as Error).message})`;
    throw new FlamingoError({ kind: 'not_fetched', file, status: null, why });
  }
}
