/** Every weight of the block is moved a little, one tensor at a time: does the output notice? */

import { gatedCrossAttentionBlock, type BlockWeights } from '../../flamingo';
import { add, tensor, type View } from '../../tensor';
import type { BlockCase } from './block-case';
import { largestChange } from './change';

/** How far each number of a weight is moved. */
export const NUDGE = 1e-3;

const output = ({ x, media, media_locations, weights, options }: BlockCase): View =>
  gatedCrossAttentionBlock(x, media, media_locations, weights, options);

/** The case with both gates set. */
export function withGates(given: BlockCase, attn_gate: number, ff_gate: number): BlockCase {
  const gates = { attn_gate: tensor([attn_gate]), ff_gate: tensor([ff_gate]) };
  return { ...given, weights: { ...given.weights, ...gates } };
}

/** The names of the block's weights, the gates first. */
export const weightNames = (given: BlockCase): (keyof BlockWeights)[] =>
  Object.keys(given.weights) as (keyof BlockWeights)[];

/**
 * The largest change of the block's output when NUDGE is added to every number of one weight: a finite difference. Where it
 * is exactly 0 for any NUDGE, so is the gradient.
 * @returns one number for each of weightNames
 */
export function nudged(given: BlockCase): number[] {
  const before = output(given);
  return weightNames(given).map((name) => {
    const weights = { ...given.weights, [name]: add(given.weights[name], NUDGE) };
    return largestOf(largestChange(before, output({ ...given, weights })));
  });
}

/** The largest change that the block makes to the text. */
export const changeOfText = (given: BlockCase): number =>
  largestOf(largestChange(given.x, output(given)));

const largestOf = (change: View): number => Math.max(...change.data);
