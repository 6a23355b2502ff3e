import { eq, type View } from '../tensor';

/**
 * Where the <image> tokens are: input_ids (B, T_txt) of int64 gives (B, T_txt) of bool.
 * OpenFlamingo: `media_locations = input_ids == self.media_token_id` (flamingo_lm.py, forward).
 */
export function mediaLocations(input_ids: View, media_token_id: number): View {
  // step: media_locations
  return eq(input_ids, media_token_id);
}
