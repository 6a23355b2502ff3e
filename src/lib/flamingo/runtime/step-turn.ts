import type { GenerateStep } from './generate';
import { maskRow } from './media-rows';

/** What one step of a generation read, and which branch of OpenFlamingo's rule for media it took. */
export interface StepTurn<Token = string> {
  /** Tokens that were read in this step: the prompt, and then one at a time. */
  readonly fed: readonly Token[];
  /** true: the locations of `<image>` are those of an earlier step, and all fed tokens come after all of them. */
  readonly use_cached_media: boolean;
  /** For each fed token, how many images it has seen; empty without media. */
  readonly text_time: readonly number[];
  /** Those in force; with use_cached_media as long as the input that brought them. Empty without media. */
  readonly media_locations: readonly boolean[];
  /** Tokens in the key/value cache before this step. */
  readonly past: number;
  /** The row of text_to_media_mask of the last fed token: T_img · n columns. */
  readonly mask: readonly boolean[];
}

/** What a step was for one sequence of its batch. */
export function stepTurnOf(
  { fed_input_ids, past, turn }: GenerateStep,
  b: number,
): StepTurn<number> {
  const text_time = turn?.text_time[b] ?? [];
  return {
    fed: fed_input_ids[b],
    use_cached_media: turn?.use_cached_media ?? false,
    text_time,
    media_locations: turn?.media_locations[b] ?? [],
    past,
    mask: turn ? maskRow(text_time[text_time.length - 1], turn.media) : [],
  };
}
