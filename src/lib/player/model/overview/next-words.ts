/** What would come after a token of the prompt: its logits, their probabilities, and what sampling leaves of them. */

import {
  sampledDistribution,
  softmaxOf,
  topCandidates,
  type SamplingOptions,
} from '../../../flamingo/runtime/sampling';
import type { RunResult } from '../../../flamingo/worker/protocol';
import { partAt, tensorOf } from './traced';

export interface NextWord {
  /** Its number in the vocabulary. */
  readonly id: number;
  readonly word: string;
  readonly logit: number;
  /** Of the softmax over all words. */
  readonly p: number;
}

export interface SampledWord extends NextWord {
  /** How likely it is drawn; 0 where it is cut. */
  readonly drawn: number;
}

/** The likeliest words after token `row`, best first. */
export function nextWords(
  { trace }: RunResult,
  row: number,
  vocabulary: readonly string[],
  count: number,
): NextWord[] {
  const logits = partAt(tensorOf(trace, 'logits'), [0, row]);
  return topCandidates(softmaxOf(logits), count).map(([id, p]) => ({
    id,
    p,
    word: vocabulary[id],
    logit: logits[id],
  }));
}

/** The same with what a sampler would draw, and how many of all words stay. */
export function sampledWords(
  result: RunResult,
  row: number,
  vocabulary: readonly string[],
  count: number,
  options: SamplingOptions,
): { readonly words: SampledWord[]; readonly kept: number } {
  const logits = partAt(tensorOf(result.trace, 'logits'), [0, row]);
  const kept = new Map(sampledDistribution(logits, options));
  const words = nextWords(result, row, vocabulary, count).map((word) => ({
    ...word,
    drawn: kept.get(word.id) ?? 0,
  }));
  return { words, kept: kept.size };
}
