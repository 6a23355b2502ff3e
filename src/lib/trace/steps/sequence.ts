import { sequence as tokensOf } from '../inputs';
import { lines, need, nameOf, ref, tokenPlace } from '../cells';
import { num } from '../number';
import type { Rule, Step } from '../types';

const input_ids: Rule = {
  reads: () => [],
  combine: (_, trace, [b, t]) => need(trace, 'input_ids').get(b, t),
  formula(trace, index) {
    const cell = ref('input_ids', ...index);
    const id = need(trace, 'input_ids').get(...index);
    return lines(
      [`${nameOf(cell)} = tokenizer("${tokenPlace(trace, index[0], index[1]).word}")`],
      [`= ${num(id)}`],
    );
  },
  fact(trace, [b, t]) {
    const row = tokensOf(trace.inputs)[b];
    const isImage = row[t].kind === 'image';
    const before = row.slice(0, t).filter((token) => token.kind === 'image').length;
    return {
      kind: 'token',
      place: tokenPlace(trace, b, t),
      id: need(trace, 'input_ids').get(b, t),
      picture: isImage ? before : null,
      T_img: trace.inputs.T_img,
      cached: trace.inputs.cached,
      canEdit: trace.origin === 'drawn' && !trace.is_locked,
    };
  },
};

/** The interleaved text and pictures, as token ids. */
export const sequence: Step = {
  id: 'sequence',
  tensor: 'input_ids',
  rules: { input_ids },
  lead(trace) {
    const at = tokensOf(trace.inputs)[0].findIndex((token) => token.kind === 'image');
    return [0, Math.max(0, at)];
  },
};
