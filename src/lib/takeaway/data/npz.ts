import { zipSync, type Zippable } from 'fflate';
import { fileNameOf } from './file-name';
import type { NamedTensor } from './named-tensor';
import { npyOf } from './npy';

/** A zip file holds a time for each of its entries; a fixed one keeps two files of the same numbers equal. */
const mtime = new Date(1980, 0, 1);

/**
 * All tensors as one file for `numpy.load`, by their names, made fit for files. Not compressed, as by `numpy.savez`. Of
 * tensors that then have the same name, the later ones get a number: `x`, `x_2`.
 */
export function npzOf(tensors: readonly NamedTensor[]): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const tensor of tensors) {
    files[`${freeName(tensor.name, files)}.npy`] = [npyOf(tensor), { level: 0, mtime }];
  }
  return zipSync(files);
}

function freeName(name: string, files: Zippable): string {
  const safe = fileNameOf(name);
  let free = safe;
  for (let n = 2; Object.hasOwn(files, `${free}.npy`); n++) free = `${safe}_${n}`;
  return free;
}
