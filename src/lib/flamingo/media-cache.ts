import type { RgbImage } from './image-preprocess';
import { sha256 } from './sha256';

/** Two clips have the same name exactly if their frames are of the same sizes and pixels, in the same order. */
export function contentKey(frames: readonly RgbImage[]): string {
  const sizes = frames.map(({ width, height }) => `${width}x${height}`).join(',');
  return `${sizes}:${frames.map(({ data }) => sha256(data)).join('')}`;
}

/** Keeps what was made from pictures, by their content, and forgets what was asked for longest ago. */
export class MediaCache<Value> {
  readonly capacity: number;
  /** A Map keeps the order of insertion, and every use inserts anew: the first entry is the oldest. */
  readonly #entries = new Map<string, Value>();

  constructor(capacity: number) {
    if (!(Number.isInteger(capacity) && capacity > 0)) {
      throw new RangeError(`MediaCache: a capacity of ${capacity}`);
    }
    this.capacity = capacity;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value of these frames, made by `make` if it is not kept. */
  take(frames: readonly RgbImage[], make: () => Value): { value: Value; isCached: boolean } {
    const key = contentKey(frames);
    const kept = this.#entries.get(key);
    const isCached = kept !== undefined;
    const value = isCached ? kept : make();
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.capacity) break;
      this.#entries.delete(oldest);
    }
    return { value, isCached };
  }
}
