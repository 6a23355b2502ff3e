import type { ConditionedMedia, MediaTurn } from './conditioned-media';
import type { Interventions } from './interventions';
import type { LanguageModel } from './language-model';
import type { InputIds } from './media-rows';
import type { RecordValues, Values } from './record';
import type { Sampler } from './sampling';

export interface GenerateOptions {
  readonly max_new_tokens: number;
  /** A row that produced it is finished; null: none does. */
  readonly eos_token_id: number | null;
  /** What a finished row gets until all are. */
  readonly pad_token_id: number;
  readonly sampler: Sampler;
  readonly media?: ConditionedMedia;
  /** (B, T): 1 keep, 0 padding at the left. */
  readonly attention_mask?: readonly (readonly number[])[];
  /** false: each step reads the whole sequence again, as without a key/value cache. */
  readonly use_cache?: boolean;
  /** As ForwardOptions has them. */
  readonly interventions?: Interventions;
  readonly record?: RecordValues;
}

/** One step: a token for each row. */
export interface GenerateStep {
  readonly fed_input_ids: InputIds;
  /** Tokens that were in the key/value cache before; 0 without one. */
  readonly past: number;
  /** (B, vocab_size) of the last tokens. */
  readonly logits: Values;
  readonly tokens: readonly number[];
  /** Rows that had produced the end token before this step. */
  readonly finished: readonly boolean[];
  readonly turn: MediaTurn | null;
}

/** Why it ended: every row produced the end token; max_new_tokens; or the context was full. */
export type FinishReason = 'eos' | 'length' | 'context';

/**
 * Lets the model write on, a step at a time: whoever stops asking cancels it, and its memory is given
 * back (`for ... of` sees to that). Token by token this is Hugging Face's generate around OpenFlamingo.
 */
export function* generate(
  model: LanguageModel,
  input_ids: InputIds,
  options: GenerateOptions,
): Generator<GenerateStep, FinishReason> {
  const { max_new_tokens, eos_token_id, pad_token_id, sampler, use_cache = true } = options;
  const { vocab_size, context } = model.config.lang_encoder;
  const batch = input_ids.length;
  const cache = use_cache ? model.createCache(batch) : undefined;
  const finished = new Array<boolean>(batch).fill(false);
  const { media, interventions, record } = options;
  let [sequences, attention_mask] = [input_ids, options.attention_mask];
  let fed = input_ids;
  try {
    for (let step = 0; step < max_new_tokens; step++) {
      if (sequences[0].length > context && step > 0) return 'context';
      const asked = {
        cache,
        media,
        attention_mask,
        logits: 'last',
        interventions,
        record,
      } as const;
      const past = cache?.past ?? 0;
      const { logits, turn } = model.forward(fed, asked);
      const tokens = finished.map((isFinished, b) => {
        const row = logits.subarray(b * vocab_size, (b + 1) * vocab_size);
        return isFinished ? pad_token_id : sampler(row, b);
      });
      yield { fed_input_ids: fed, past, logits, tokens, finished: [...finished], turn };
      tokens.forEach((token, b) => (finished[b] ||= token === eos_token_id));
      if (finished.every(Boolean)) return 'eos';
      sequences = sequences.map((row, b) => [...row, tokens[b]]);
      fed = cache ? tokens.map((token) => [token]) : sequences;
      attention_mask = cache ? undefined : attention_mask?.map((row) => [...row, 1]);
    }
    return 'length';
  } finally {
    cache?.close();
  }
}
