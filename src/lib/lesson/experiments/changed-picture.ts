/** One picture is changed: which tokens notice? */

import type { View } from '../../tensor';
import { tensorOf, type BlockCase } from './block-case';
import { addAt, largestChange } from './change';

/**
 * Adds 1 to every feature of picture `image` (from 0) in every sample.
 * @returns (B, T_txt): the largest change of `out`, of the cross-attention alone
 */
export function changedPicture(given: BlockCase, image: number): View {
  const changed = { ...given, media: addAt(given.media, 1, [image], 1) };
  return largestChange(tensorOf(given, 'out'), tensorOf(changed, 'out'));
}
