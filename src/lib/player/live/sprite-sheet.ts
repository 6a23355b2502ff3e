/** The emoji that scenes are made of, fetched when a page first draws one. */

import { FlamingoError } from '../../flamingo/problem';
import { readSheet } from '../../flamingo/world/read-sheet';
import { Renderer } from '../../flamingo/world/render';
import { readRgba } from './picture';

const FILE = 'sprites.png';

const renderers = new Map<string, Promise<Renderer>>();

/**
 * Draws scenes exactly as training did; one for each folder, however often it is asked for.
 * @param folder the model's, as an absolute address
 * @throws {FlamingoError} model_missing or picture, naming the sheet; asked again, it tries again
 */
export function openRenderer(folder: string): Promise<Renderer> {
  const opening = renderers.get(folder) ?? fetchSheet(folder);
  renderers.set(folder, opening);
  opening.catch(() => renderers.delete(folder));
  return opening;
}

async function fetchSheet(folder: string): Promise<Renderer> {
  const response = await fetch(`${folder}/${FILE}`);
  if (!response.ok) throw new FlamingoError({ kind: 'model_missing', file: FILE });
  // A browser without streams that inflate has its canvas, which may move a colour by one or two.
  const isExact = typeof DecompressionStream === 'function';
  if (isExact) return new Renderer(await readSheet(await response.arrayBuffer(), FILE));
  return new Renderer(await readRgba(await response.blob(), FILE));
}
