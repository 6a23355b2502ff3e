import { add, arange, type View } from '../tensor';

/**
 * The number of each image: (T_img,) of int64, counted from 1, so that 0 is free to mean "before
 * the first image" in text_time. OpenFlamingo: helpers.py, MaskedCrossAttention.forward.
 */
export function mediaTime(T_img: number): View {
  // step: media_time
  return add(arange(T_img), 1);
}
