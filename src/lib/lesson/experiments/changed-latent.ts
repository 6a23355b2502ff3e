/** One latent is changed: which keys and values notice? */

import { tensor, type View } from '../../tensor';
import { tensorOf, type BlockCase } from './block-case';
import { addAt, largestChange } from './change';

/**
 * Adds 1 to every feature of one latent of a picture (both from 0), in the first sample.
 * @returns (2, T_img * n): the largest change of each row of k, then of v, over the first head's features
 */
export function changedLatent(given: BlockCase, image: number, latent: number): View {
  const changed = { ...given, media: addAt(given.media, 0, [0, image, latent], 1) };
  const rows = (['k', 'v'] as const).map((name) => {
    const [before, after] = [given, changed].map((one) => tensorOf(one, name).pick(0, 0));
    const change = largestChange(before, after);
    return Array.from({ length: change.shape[1] }, (_, j) => change.get(0, j));
  });
  return tensor(rows);
}
