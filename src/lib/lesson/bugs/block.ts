/** Wrong gates and residuals. */

import { add, mul, tanh, type View } from '../../tensor';
import type { Bug } from './types';

/** 1 / (1 + exp(-x)) */
const sigmoid = (x: View): View => mul(add(tanh(mul(x, 0.5)), 1), 0.5);
const GATE = '    * self.attn_gate.tanh()';

export const block: readonly Bug[] = [
  {
    id: 'gate-no-tanh',
    gotcha: 'closed-gate',
    step: 'gate',
    code: [{ right: GATE, wrong: '    * self.attn_gate' }],
    lines: { attn_factor: (gate) => gate },
  },
  {
    id: 'gate-sigmoid',
    gotcha: 'closed-gate',
    step: 'gate',
    code: [{ right: GATE, wrong: '    * self.attn_gate.sigmoid()' }],
    lines: { attn_factor: sigmoid },
  },
  {
    id: 'no-residual',
    gotcha: 'closed-gate',
    step: 'gate',
    code: [{ right: '    + x', wrong: null }],
    lines: { after_attn: (gated_out) => gated_out },
  },
  {
    id: 'ff-by-attn-gate',
    gotcha: 'closed-gate',
    step: 'gate',
    code: [
      {
        right: 'x = self.ff(x) * self.ff_gate.tanh() + x',
        wrong: 'x = self.ff(x) * self.attn_gate.tanh() + x',
      },
    ],
    lines: { ff_factor: (_, attn_gate) => tanh(attn_gate) },
  },
];
