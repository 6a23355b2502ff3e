import { countNonzero, cumsum, repeat, type View } from '../tensor';

/**
 * How many images each token has seen, itself included: (B, T_txt) of int64.
 * media_locations (B, T_loc) of bool; T_loc is T_txt unless use_cached_media.
 * OpenFlamingo: helpers.py, MaskedCrossAttention.forward.
 *
 * Quirk of the original, kept: with use_cached_media every token gets the total count of its
 * prompt, even a token that stood before an image.
 */
export function textTime(media_locations: View, T_txt: number, use_cached_media: boolean): View {
  // step: text_time
  if (use_cached_media) {
    return repeat(countNonzero(media_locations, 1), 'b -> b i', { i: T_txt });
  }
  return cumsum(media_locations, -1);
}
