/** The few numbers about a whole run that a one-sentence account of a step needs. */

import { tanh } from '../tensor';
import { need, range, rowKind } from './cells';
import type { MaskOp } from './inputs';
import type { RowKind, Trace } from './types';

export interface Summary {
  readonly B: number;
  readonly T_txt: number;
  readonly T_img: number;
  readonly n: number;
  /** `<image>` tokens over all rows. */
  readonly images: number;
  readonly rows: Readonly<Record<RowKind, number>>;
  readonly allowed: number;
  readonly cells: number;
  /** With ge: cells that eq would decide otherwise, and the other way round. */
  readonly differing: number;
  readonly cached: boolean;
  readonly op: MaskOp;
  /** tanh of attn_gate in the dtype of the run. */
  readonly tanh: number;
  /** What stopped the run, as the real code would say it. */
  readonly error: string | null;
}

export function summarise(trace: Trace): Summary {
  const text_time = need(trace, 'text_time');
  const [B, T_txt] = text_time.shape;
  const { T_img, n } = trace.inputs;
  const rows: Record<RowKind, number> = { normal: 0, zero: 0, uniform: 0, leak: 0, spared: 0 };
  let [allowed, differing] = [0, 0];
  for (const b of range(B)) {
    for (const t of range(T_txt)) {
      rows[rowKind(trace, b, t)]++;
      const { eq, ge } = allowedImages(text_time.get(b, t), T_img);
      allowed += n * (trace.inputs.op === 'eq' ? eq : ge);
      differing += n * (ge - eq);
    }
  }
  return {
    B,
    T_txt,
    T_img,
    n,
    images: trace.inputs.rows.flat().filter((token) => token.kind === 'image').length,
    rows,
    allowed,
    cells: B * T_txt * T_img * n,
    differing,
    cached: trace.inputs.cached,
    op: trace.inputs.op,
    tanh: tanh(need(trace, 'attn_gate')).get(0),
    error: trace.error?.message ?? null,
  };
}

/** How many images a token with this text_time may see under either rule. */
function allowedImages(time: number, T_img: number): { eq: number; ge: number } {
  return { eq: time >= 1 && time <= T_img ? 1 : 0, ge: Math.min(time, T_img) };
}
