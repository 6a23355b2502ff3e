import { ShapeError } from '../../tensor';
import type { Kernels } from '../../tensor/kernels/kernels';
import type { ResamplerShape } from './perceiver-resampler';

/** Embeddings (rows, dim) in the heap. */
export interface EmbeddingTable {
  readonly offset: number;
  readonly rows: number;
  readonly dim: number;
}

/**
 * Adds frame_embs[f] to all tokens of frame f of x (media, frames, tokens, dim). A single row is
 * broadcast, as in the original.
 * @throws {ShapeError} for more frames than rows, unless they are to be interpolated
 */
export function addFrameEmbeddings(
  kernels: Kernels,
  x: number,
  { media, frames, tokens }: ResamplerShape,
  table: EmbeddingTable,
  interpolate: boolean,
): void {
  const { rows, dim } = table;
  if (frames > rows && rows > 1 && !interpolate) {
    const hint = 'interpolate_frame_embs stretches them';
    throw new ShapeError(
      `perceiver: axis 2 is ${frames} and ${rows}: ${frames} frames, frame_embs for ${rows}; ${hint}`,
    );
  }
  // Ends stay ends: the first frame gets the first embedding, the last the last.
  const step = frames > rows ? (rows - 1) / (frames - 1) : 1;
  for (let m = 0; m < media; m++) {
    for (let f = 0; f < frames; f++) {
      const to = x + (m * frames + f) * tokens * dim;
      addRow(kernels, to, tokens, table, f * step);
    }
  }
}

/**
 * Adds media_time_embs[t] to all tokens of image t of its sample. A single row is broadcast, so that
 * more images are no error then: a quirk of the original, kept.
 * @throws {ShapeError} for more images than rows
 */
export function addMediaTimeEmbeddings(
  kernels: Kernels,
  x: number,
  { media, frames, tokens, mediaPerSample = media }: ResamplerShape,
  table: EmbeddingTable,
): void {
  const { rows, dim } = table;
  if (mediaPerSample > rows && rows > 1) {
    const problem = `${mediaPerSample} images, media_time_embs for ${rows}`;
    throw new ShapeError(`perceiver: axis 1 is ${mediaPerSample} and ${rows}: ${problem}`);
  }
  for (let m = 0; m < media; m++) {
    const time = rows === 1 ? 0 : m % mediaPerSample;
    addRow(kernels, x + m * frames * tokens * dim, frames * tokens, table, time);
  }
}

/** Adds the embedding at `position`, between two rows where it is no whole number, to `count` tokens. */
function addRow(
  { heap }: Kernels,
  to: number,
  count: number,
  { offset, rows, dim }: EmbeddingTable,
  position: number,
): void {
  const row = Math.min(Math.floor(position), rows - 1);
  const next = Math.min(row + 1, rows - 1);
  const share = position - row;
  for (let token = 0; token < count; token++, to += dim) {
    for (let i = 0; i < dim; i++) {
      const before = heap[offset + row * dim + i];
      heap[to + i] += before + share * (heap[offset + next * dim + i] - before);
    }
  }
}
