import {
  joined,
  lines,
  named,
  nameOf,
  need,
  number,
  range,
  ref,
  tokenPlace,
  valueOf,
} from '../cells';
import type { CellRef, Rule, Step, Trace } from '../types';

/** A token counts the `<image>` tokens up to and with its own place; a cached one counts them all. */
function counted(trace: Trace, [b, t]: readonly number[]): CellRef[] {
  const all = need(trace, 'media_locations').shape[1];
  return range(trace.inputs.cached ? all : t + 1).map((i) => ref('media_locations', b, i));
}

const text_time: Rule = {
  reads: counted,
  combine: (locations) => locations.reduce((sum, x) => sum + x, 0),
  formula(trace, index) {
    const out = ref('text_time', ...index);
    const [b, t] = index;
    const cells = counted(trace, index);
    const symbol = trace.inputs.cached
      ? `${nameOf(out)} = count_nonzero(media_locations[${b}])`
      : `${nameOf(out)} = sum(media_locations[${b}, 0:${t + 1}])`;
    const terms = joined(
      cells.map((cell) => [named(cell, String(valueOf(trace, cell)))]),
      ' + ',
    );
    return lines([symbol], ['= ', ...terms, ' = ', number(trace, out)]);
  },
  fact: (trace, [b, t]) => ({
    kind: 'text_time',
    place: tokenPlace(trace, b, t),
    count: need(trace, 'text_time').get(b, t),
    cached: trace.inputs.cached,
    T_img: trace.inputs.T_img,
  }),
};

/** How many pictures each token has met: a running count, or the cached total. */
export const textTimeStep: Step = {
  id: 'text_time',
  tensor: 'text_time',
  rules: { text_time },
  lead: (trace) => [0, need(trace, 'text_time').shape[1] - 1],
};
