import type { View } from '../../src/lib/tensor';
import type { Check } from './compare';

type RowKind = 'zero' | 'uniform' | 'normal' | 'unmasked';

export interface MaskTensors {
  readonly attn: View;
  readonly text_time: View | undefined;
  readonly text_to_media_mask: View | undefined;
  readonly only_attend_immediate_media: boolean;
}

/**
 * Attention that must be exactly 0, not just small: rows of text before the first image (eq) and
 * blocked entries of rows that may attend to something.
 */
export function checkZeros(check: Check, tensors: MaskTensors): void {
  const { attn, text_to_media_mask: mask } = tensors;
  if (mask === undefined) return;
  const [B, heads, T_txt, columns] = attn.shape;
  for (let b = 0; b < B; b++) {
    for (let i = 0; i < T_txt; i++) {
      const kind = rowKind(tensors, b, i);
      for (let c = 0; c < columns; c++) {
        const mustBeZero = kind === 'zero' || (kind === 'normal' && mask.get(b, 0, i, c) === 0);
        for (let h = 0; mustBeZero && h < heads; h++) {
          if (attn.get(b, h, i, c) === 0) continue;
          check.fail(`attn[${[b, h, i, c].join()}]: got ${attn.get(b, h, i, c)}, wanted exactly 0`);
        }
      }
    }
  }
}

/** What became of one row of the attention, in the goldens' words. */
export function rowKind(tensors: MaskTensors, b: number, i: number): RowKind {
  const { text_time, text_to_media_mask, only_attend_immediate_media } = tensors;
  if (text_time === undefined || text_to_media_mask === undefined) return 'unmasked';
  const columns = Array.from({ length: text_to_media_mask.shape[3] }, (_, c) => c);
  if (columns.some((c) => text_to_media_mask.get(b, 0, i, c) !== 0)) return 'normal';
  return only_attend_immediate_media && text_time.get(b, i) === 0 ? 'zero' : 'uniform';
}
