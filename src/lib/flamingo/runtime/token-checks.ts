import type { KeyValueCache } from './key-value-cache';
import type { InputIds } from './media-rows';

/**
 * @throws {Error} in one line, when the rows are not as many as the cache has or not equally long, when
 *   they are too many tokens, or when one is outside the vocabulary
 */
export function checkIds(
  input_ids: InputIds,
  { batch, past }: Pick<KeyValueCache, 'batch' | 'past'>,
  { vocab_size, context }: { readonly vocab_size: number; readonly context: number },
): void {
  if (input_ids.length !== batch || batch === 0) {
    throw new Error(`input_ids: ${input_ids.length} rows, where ${batch} are expected`);
  }
  const rows = input_ids[0].length;
  if (rows === 0) throw new Error('input_ids: there is no token');
  if (input_ids.some((row) => row.length !== rows)) {
    const lengths = input_ids.map((row) => row.length).join(', ');
    throw new Error(`input_ids: rows of different lengths (${lengths})`);
  }
  if (past + rows > context) {
    throw new Error(`input_ids: ${past + rows} tokens are more than the context of ${context}`);
  }
  for (const row of input_ids) {
    const wrong = row.find((id) => !(Number.isInteger(id) && id >= 0 && id < vocab_size));
    if (wrong !== undefined) {
      throw new Error(`input_ids: ${wrong} is no token of the vocabulary of ${vocab_size}`);
    }
  }
}

/**
 * How many tokens of each row are padding.
 * @throws {Error} when the mask has another shape than the tokens, is not 0s and then 1s, or comes late
 */
export function paddingOf(
  attention_mask: readonly (readonly number[])[],
  batch: number,
  rows: number,
  past: number,
): number[] {
  if (past > 0) throw new Error('attention_mask: it belongs to the first tokens of a cache');
  if (attention_mask.length !== batch || attention_mask.some((row) => row.length !== rows)) {
    throw new Error(`attention_mask: its shape is not that of the tokens, (${batch}, ${rows})`);
  }
  return attention_mask.map((row, b) => {
    const kept = row.indexOf(1);
    if (kept < 0 || row.some((keep, i) => keep !== Number(i >= kept))) {
      throw new Error(`attention_mask: row ${b} is not 0s at the left and then 1s`);
    }
    return kept;
  });
}
