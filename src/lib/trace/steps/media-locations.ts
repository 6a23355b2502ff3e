import { cachedWordAt, type Inputs } from '../inputs';
import { lines, named, nameOf, need, number, ref, valueOf } from '../cells';
import { booleanName } from '../number';
import type { CellRef, Place, Rule, Step, Trace } from '../types';

/** With cached media the locations belong to the tokens fed earlier, whose ids are no longer in the layer. */
function idCell(trace: Trace, index: readonly number[]): CellRef[] {
  return trace.inputs.cached ? [] : [ref('input_ids', ...index)];
}

function place(inputs: Inputs, b: number, t: number): Place {
  return { b, t, token: inputs.rows[b][t], word: cachedWordAt(inputs, b, t) };
}

const media_locations: Rule = {
  reads: idCell,
  combine: ([id], trace, [b, t]) =>
    Number(
      trace.inputs.cached ? trace.inputs.rows[b][t].kind === 'image' : id === trace.media_token_id,
    ),
  formula(trace, index) {
    const out = ref('media_locations', ...index);
    const [id] = idCell(trace, index);
    const result = booleanName(valueOf(trace, out));
    if (!id) {
      const word = cachedWordAt(trace.inputs, index[0], index[1]);
      return lines([`${nameOf(out)} = tokenizer("${word}") == media_token_id`], [`= ${result}`]);
    }
    return lines(
      [`${nameOf(out)} = `, named(id), ' == media_token_id'],
      ['= ', number(trace, id), ` == ${trace.media_token_id} = ${result}`],
    );
  },
  fact: (trace, [b, t]) => ({
    kind: 'location',
    place: place(trace.inputs, b, t),
    isImage: need(trace, 'media_locations').get(b, t) === 1,
    id: trace.media_token_id,
  }),
};

/** Which places hold an `<image>` token (flamingo_lm.py, FlamingoLMMixin.forward). */
export const mediaLocationsStep: Step = {
  id: 'media_locations',
  tensor: 'media_locations',
  rules: { media_locations },
  lead(trace) {
    const at = trace.inputs.rows[0].findIndex((token) => token.kind === 'image');
    return [0, Math.max(0, at)];
  },
};
