/** The line that zeroes text before the first image, with its result thrown away. */

import { eq, maskedFill, rearrange, sum, type View } from '../../tensor';
import { need, type Trace } from '../../trace';

/**
 * `attn.masked_fill(text_without_media_mask, 0.)` without `attn =`: masked_fill makes a new tensor, which nobody keeps.
 * @returns attn after that line, (B, h, T_txt, J), and what its rows add up to, (B, h, T_txt, 1)
 */
export function unassigned(trace: Trace): { attn: View; attn_sum: View } {
  const attn = need(trace, 'attn_softmax');
  const text_without_media_mask = rearrange(eq(need(trace, 'text_time'), 0), 'b i -> b 1 i 1');
  maskedFill(attn, text_without_media_mask, 0);
  return { attn, attn_sum: sum(attn, -1, true) };
}
