/** The limits of a picture, as readers are told them: a square of as many pixels, and its file in MiB. */

import { LARGEST_PICTURE, LARGEST_PICTURE_FILE } from '../../flamingo/image-preprocess';

export const LARGEST = {
  side: Math.sqrt(LARGEST_PICTURE),
  mebibytes: LARGEST_PICTURE_FILE / 2 ** 20,
} as const;
