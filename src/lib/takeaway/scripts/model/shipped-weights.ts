/** The weights as they are shipped, in 8 bits: chosen from their files without being read. */

import { readPlaces, type Entry } from '../../../flamingo/safetensors';

interface Stored extends Entry {
  readonly bytes: Uint8Array;
}

/**
 * One .safetensors file with the wanted tensors of several. A weight of a later file takes the place of an earlier one's,
 * with its scale.
 * @param isWanted by the name in the state dict
 * @throws {Error} for a file that cannot be read
 */
export function chosenWeights(
  files: readonly Uint8Array[],
  isWanted: (name: string) => boolean,
): Uint8Array<ArrayBuffer> {
  let chosen: Stored[] = [];
  for (const file of files) {
    const stored = storedIn(file).filter((tensor) => isWanted(weightOf(tensor)));
    const weights = new Set(stored.map(weightOf));
    chosen = [...chosen.filter((tensor) => !weights.has(weightOf(tensor))), ...stored];
  }
  return written(chosen);
}

/** A scale belongs to its weight. */
function weightOf({ name }: Entry): string {
  return name.replace(/\.scale$/, '');
}

function storedIn(file: Uint8Array): Stored[] {
  const { entries, start } = readPlaces(file);
  return entries.map((entry) => ({
    ...entry,
    bytes: file.subarray(start + entry.begin, start + entry.end),
  }));
}

function written(tensors: readonly Stored[]): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = tensors.map(({ name, dtype, shape, bytes }) => {
    const data_offsets = [end, (end += bytes.length)];
    return [name, { dtype, shape, data_offsets }] as const;
  });
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const file = new Uint8Array(8 + header.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  let at = 8 + header.length;
  for (const { bytes } of tensors) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}
