/** Ways to say "not allowed" to the softmax, and what comes of each. */

import { add, amax, cat, logicalNot, maskedFill, mul, softmax, sub, type View } from '../../tensor';
import { cast } from '../../tensor';

/** OpenFlamingo's way after the fill: the maximum is taken off before the softmax. */
const softmaxAsHere = (scores: View): View => softmax(sub(scores, amax(scores, -1, true)), -1);

/** Scores (rows, columns) with `fill` in place of what the mask, of the same shape, does not allow. */
export const filled = (sim: View, mask: View, fill: number): View =>
  softmaxAsHere(maskedFill(sim, logicalNot(mask), fill));

/** Scores with `penalty` added where the mask does not allow, as older code does. */
export const penalised = (sim: View, mask: View, penalty: number): View =>
  softmaxAsHere(add(sim, mul(cast(logicalNot(mask), sim.dtype), penalty)));

/** (4, columns) for a row of scores of which nothing is allowed: filled with −inf, with −max; −1e4 added; no mask. */
export function fullyMasked(sim: View, largest: number): View {
  const nothing = mul(sim, 0);
  const mask = cast(nothing, 'bool');
  return cat(
    [
      filled(sim, mask, -Infinity),
      filled(sim, mask, -largest),
      penalised(sim, mask, -1e4),
      softmaxAsHere(sim),
    ],
    0,
  );
}
