/** What every page with the live model says of it, in English: how it loads, and what can go wrong. */

import { LARGEST } from './largest';
import type { PictureFault } from '../../flamingo/problem';

const pictureFaults: Record<PictureFault, string> = {
  missing: 'there is no such file',
  unreadable: 'this browser cannot read it as a picture (PNG, JPEG, WebP, GIF and SVG work)',
  too_large: `it is too large (${LARGEST.side} × ${LARGEST.side} pixels and ${LARGEST.mebibytes} MB at most)`,
  empty: 'it has no pixels',
};

export const live = {
  status: {
    label: 'Model',
    idle: 'The model is not loaded yet.',
    saving: 'The model is not loaded yet, since you asked to save data.',
    load: 'Load the model',
    again: 'Try again',
    starting: 'Loading the model …',
    loading: (received: string, total: string) => `Loading the model: ${received} of ${total} MB`,
    ready: (total: string, kernels: string) => `Model loaded: ${total} MB, runs on ${kernels}.`,
  },
  kernels: {
    typescript: 'TypeScript',
    'wasm-simd': 'WebAssembly (SIMD: several numbers at once)',
    'wasm-relaxed-simd': 'WebAssembly (relaxed SIMD: several numbers at once)',
  } as Record<string, string>,
  problems: {
    unknown_word: (word: string, nearest: string) =>
      `The model does not know “${word}”.` + (nearest === '' ? '' : ` Near it: ${nearest}.`),
    reserved_word: (word: string) =>
      `“${word}” is put in by itself for each picture; it cannot be written.`,
    too_long: (length: number, context: number) =>
      `The prompt has ${length} tokens; the model can read ${context}.`,
    empty: 'Add a picture or write something first.',
    too_many_frames: (count: number, most: number) =>
      `A clip of ${count} frames is too long; it may have ${most}.`,
    no_picture: 'This needs a picture.',
    picture: (name: string, why: PictureFault) => `${name}: ${pictureFaults[why]}.`,
    /** After as many as are named. */
    morePictures: (n: number) => `${n} more files cannot be used.`,
    model_missing: (file: string) =>
      `The model’s files are not on this site (${file} is missing), so nothing can be asked.`,
    not_fetched: (file: string, status: number | null) =>
      status === null
        ? `${file} could not be fetched: no connection? Once you are online, try again.`
        : `${file} could not be fetched: the server answers ${status}. Try again in a while.`,
    model_broken: (file: string, why: string) => `The model’s file ${file} is broken: ${why}.`,
    malformed: (why: string) => `This cannot be read: ${why}.`,
    cancelled: 'Stopped.',
    internal: (why: string) => `Something went wrong in the program: ${why}.`,
  },
};
