import { sizeOf } from '../../tensor';
import type { Kernels } from '../../tensor/kernels/kernels';
import { valuesLike, type RecordValues } from './record';

/**
 * Records norm_media (media, tokens, dim) and norm_latents (media, num_latents, dim), which stand in turns, picture by
 * picture, from `kv_input` on: the keys of a picture are its media first.
 */
export function recordNormed(
  { heap }: Kernels,
  record: RecordValues,
  kv_input: number,
  [media, tokens, num_latents, dim]: readonly [number, number, number, number],
): void {
  const every = tokens + num_latents;
  const parts = { norm_media: [0, tokens], norm_latents: [tokens, num_latents] } as const;
  for (const [name, [first, rows]] of Object.entries(parts)) {
    const shape = [media, rows, dim];
    const values = valuesLike(heap, sizeOf(shape));
    for (let m = 0; m < media; m++) {
      const from = kv_input + (m * every + first) * dim;
      values.set(heap.subarray(from, from + rows * dim), m * rows * dim);
    }
    record(name, shape, values);
  }
}
