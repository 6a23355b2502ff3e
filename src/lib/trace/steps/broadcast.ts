import type { Step } from '../types';

/**
 * The column (B, 1, T_txt, 1) and the row (1, 1, 1, T_img * n) before they meet. Rearranging and repeating computes no
 * new number, so the step has no rule of its own: its cells are those of text_time and media_time_repeated.
 */
export const broadcastStep: Step = {
  id: 'broadcast',
  tensor: 'text_time',
  rules: {},
  lead: (trace) => [0, Math.min(2, (trace.tensors.text_time?.shape[1] ?? 1) - 1)],
};
