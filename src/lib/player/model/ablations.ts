/** What a reader may take away from the model or do to its prompt, to see what becomes of the answer. */

import type { RgbImage } from '../../flamingo/image-preprocess';
import type { PixelPrompt } from '../../flamingo/prompt-model';

export interface Ablations {
  /** eq: a word sees only the last picture before it, as trained. ge: all before it. */
  readonly op: 'eq' | 'ge';
  /** By layer, before tanh, in place of the trained gate; null or missing: as trained. */
  readonly attn_gate: readonly (number | null)[];
  readonly ff_gate: readonly (number | null)[];
  /** By layer, heads of the cross-attention that say nothing. */
  readonly heads_off: readonly (readonly number[])[];
  /** true: the line that zeroes rows of text before the first picture does not run. */
  readonly skip_zero_rows: boolean;
  /** Two media of the prompt, counted from 0, that stand in each other's place. */
  readonly swap: readonly [number, number] | null;
  /** Media, counted from 0, in whose place there is a picture of nothing. */
  readonly blank: readonly number[];
  /** Which of the saved checkpoints is asked; null: the finished model. */
  readonly checkpoint: number | null;
}

export const asTrained: Ablations = {
  op: 'eq',
  attn_gate: [],
  ff_gate: [],
  heads_off: [],
  skip_zero_rows: false,
  swap: null,
  blank: [],
  checkpoint: null,
};

/** Nothing is changed: neither the model nor the prompt. */
export function isAsTrained(ablations: Ablations): boolean {
  const { op, attn_gate, ff_gate, heads_off, skip_zero_rows, swap, blank, checkpoint } = ablations;
  const gates = [...attn_gate, ...ff_gate];
  return (
    op === 'eq' &&
    gates.every((gate) => gate === null) &&
    heads_off.every((heads) => heads.length === 0) &&
    !skip_zero_rows &&
    swap === null &&
    blank.length === 0 &&
    checkpoint === null
  );
}

/** The prompt with its pictures swapped and blanked; media that there are not are left alone. */
export function ablatedPrompt(prompt: PixelPrompt, { swap, blank }: Ablations): PixelPrompt {
  if (swap === null && blank.length === 0) return prompt;
  const places = prompt.flatMap((part, i) => ('text' in part ? [] : [i]));
  const parts = [...prompt];
  if (swap !== null && swap.every((medium) => medium < places.length)) {
    const [a, b] = swap.map((medium) => places[medium]);
    [parts[a], parts[b]] = [parts[b], parts[a]];
  }
  for (const medium of blank) {
    const part = parts[places[medium]];
    if (part === undefined) continue;
    if ('image' in part) parts[places[medium]] = { image: nothing(part.image) };
    if ('video' in part) parts[places[medium]] = { video: part.video.map(nothing) };
  }
  return parts;
}

/** Of every channel's middle: the grey that enters the vision encoder nearest to 0. */
const MIDDLE = 128;

function nothing({ width, height, data }: RgbImage): RgbImage {
  return { width, height, data: new Uint8Array(data.length).fill(MIDDLE) };
}
