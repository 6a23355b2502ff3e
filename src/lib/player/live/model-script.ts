/** What a script of the model needs from the page, and its text, made while the page stays ready for its reader. */

import type { ModelInfo } from '../../flamingo/worker/protocol';
import type { ScriptOptions, Shipped } from '../../takeaway/scripts/model';
import { fetchFile } from './fetch-file';
import { inStretches } from './in-stretches';

/** Where a script comes from, with the page's address, and in which library it is written. */
export interface ScriptPlace extends ScriptOptions {
  /** The absolute address of the model's files. */
  readonly folder: string;
  /** Fetches one of the files; the browser has most of them already, since the worker has read them. */
  readonly fetchFile?: (folder: string, file: string) => Promise<Blob>;
}

const WEIGHTS = 'model.safetensors';

/**
 * The files of the model, or of a saved checkpoint of it.
 * @throws {FlamingoError} model_missing or not_fetched, naming the file
 */
export async function shippedFiles(
  { folder, fetchFile: fetching = fetchFile }: ScriptPlace,
  { config, checkpoints }: Pick<ModelInfo, 'config' | 'checkpoints'>,
  checkpoint: number | null,
): Promise<Shipped> {
  const bytesOf = async (file: string) =>
    new Uint8Array(await (await fetching(folder, file)).arrayBuffer());
  const saved = checkpoint === null ? null : checkpoints[checkpoint];
  const [weights, trained] = await Promise.all([bytesOf(WEIGHTS), saved && bytesOf(saved.file)]);
  return {
    config,
    weights,
    checkpoint: saved && trained ? { step: saved.step, weights: trained } : null,
  };
}

/** Megabytes of text from its pieces. */
export async function textOf(pieces: Iterable<string>): Promise<string> {
  return (await inStretches(pieces, (piece) => piece)).join('');
}
