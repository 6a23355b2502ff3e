import { eq, ge, rearrange, repeat, type View } from '../tensor';

/**
 * Which token may look at which latent: (B, 1, T_txt, T_img * n) of bool, the axis of size 1
 * standing for all heads. Column c belongs to image floor(c / n) + 1. text_time (B, T_txt) and
 * media_time (T_img,) are int64; n is the number of latents per image. OpenFlamingo: helpers.py,
 * MaskedCrossAttention.forward.
 *
 * Quirks of the original, kept: under eq a text_time beyond T_img (more <image> tokens than images)
 * allows nothing, and that row later comes out uniform over all latents; under ge it allows all.
 */
export function textToMediaMask(
  text_time: View,
  media_time: View,
  n: number,
  only_attend_immediate_media: boolean,
): View {
  // step: broadcast
  const text_time_rows = rearrange(text_time, 'b i -> b 1 i 1');
  const media_time_columns = repeat(media_time, 'j -> 1 1 1 (j n)', { n });
  // step: mask
  const mask_op = only_attend_immediate_media ? eq : ge;
  return mask_op(text_time_rows, media_time_columns);
}
