/** The emoji that scenes are made of, fetched when a page first draws one. */

import { readSheet } from '../../flamingo/world/read-sheet';
import { Renderer } from '../../flamingo/world/render';
import { fetchFile } from './fetch-file';
import { readRgba } from './picture';

const FILE = 'sprites.png';

const renderers = new Map<string, Promise<Renderer>>();

/**
 * Draws scenes exactly as training did; one for each folder, however often it is asked for.
 * @param folder the model's, as an absolute address
 * @throws {FlamingoError} model_missing, not_fetched or picture, naming the sheet; asked again, it tries again
 */
export function openRenderer(folder: string): Promise<Renderer> {
  const opening = renderers.get(folder) ?? fetchSheet(folder);
  renderers.set(folder, opening);
  opening.catch(() => renderers.delete(folder));
  return opening;
}

async function fetchSheet(folder: string): Promise<Renderer> {
  const sheet = await fetchFile(folder, FILE);
  // A browser without streams that inflate has its canvas, which may move a colour by one or two.
  const isExact = typeof DecompressionStream === 'function';
  if (isExact) return new Renderer(await readSheet(await sheet.arrayBuffer(), FILE));
  return new Renderer(await readRgba(sheet, FILE));
}
