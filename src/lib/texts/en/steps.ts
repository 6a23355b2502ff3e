/** One question, two sentences and one spoken sentence for each step, in English. `code` and **strong** are marked up. */

import { fixed, type StepId, type Summary } from '../../trace';

export interface StepText {
  /** A short name for the timeline. */
  readonly name: string;
  readonly title: string;
  readonly body: string;
  /** One sentence about the step with the numbers of this run. */
  readonly spoken: (s: Summary) => string;
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Rows in which nothing is allowed. */
const blocked = ({ rows }: Summary): number => rows.zero + rows.leak + rows.spared + rows.uniform;

/** Tokens that no picture has come before. */
const timeless = ({ rows }: Summary): number => rows.zero + rows.leak + rows.spared;

const stopped = (s: Summary): string | null => s.error && `The real code stops: ${s.error}`;

/** What became of the rows before the first picture. */
function zeroing({ rows, op }: Summary): string {
  if (op === 'ge') {
    return rows.leak === 0
      ? 'Not run in ge.'
      : `Not run in ge: ${count(rows.leak, 'row')} with time 0 still ${rows.leak === 1 ? 'attends' : 'attend'} to every image.`;
  }
  if (rows.spared > 0) {
    return `The lines are left out: ${count(rows.spared, 'row')} with time 0 still ${rows.spared === 1 ? 'attends' : 'attend'} to every image.`;
  }
  const left = rows.uniform
    ? `; ${count(rows.uniform, 'uniform row is', 'uniform rows are')} left as is`
    : '';
  return rows.zero === 0
    ? `No row has time 0, so none is zeroed${left}.`
    : `${count(rows.zero, 'row sums', 'rows sum')} to 0 now${left}.`;
}

export const steps: Record<StepId, StepText> = {
  sequence: {
    name: 'sequence',
    title: 'What does the model read?',
    body: 'Text and pictures, freely mixed. Where a picture belongs, the text holds one `<image>` token; **click a word to turn it into one**.',
    spoken: (s) =>
      s.cached
        ? `${count(s.T_txt, 'new token')} in each of ${count(s.B, 'sample')}; ${count(s.images, '<image> token')} in the cached rows.`
        : `${count(s.B, 'sample')} of ${count(s.T_txt, 'token')} with ${count(s.images, '<image> token')}; ${count(s.T_img, 'picture')} per sample.`,
  },
  media_locations: {
    name: 'media_locations',
    title: 'Where are the pictures?',
    body: 'Compare every id with the id of `<image>`. What is left is a row of **true and false**: the only thing the mask will ever know about the text.',
    spoken: (s) => `${count(s.images, 'place is', 'places are')} True.`,
  },
  text_time: {
    name: 'text_time',
    title: 'How many pictures has each word met?',
    body: 'A running count (`cumsum`) over the places. The `<image>` token counts itself; **0 means: no image yet**.',
    spoken: (s) =>
      timeless(s) > 0
        ? `${count(timeless(s), 'token has', 'tokens have')} time 0: no image yet.`
        : 'Every token has met at least one image.',
  },
  media_time: {
    name: 'media_time',
    title: 'When does each picture come?',
    body: 'Pictures are numbered 1, 2, 3 … and each number is copied once per latent: **n columns that belong together**, "(j n)".',
    spoken: (s) =>
      s.T_img === 0
        ? 'There is no picture to number.'
        : `${count(s.T_img, 'picture')}, numbered from 1, each copied into ${count(s.n, 'column')}.`,
  },
  broadcast: {
    name: 'broadcast',
    title: 'How do a column and a row meet?',
    body: 'One axis of `text_time` is stretched to the right, one of `media_time` down. **No number is copied in memory**: an axis of length 1 just repeats.',
    spoken: (s) =>
      `A column of ${count(s.T_txt, 'text time')} meets a row of ${count(s.T_img * s.n, 'media time')} in ${s.B === 1 ? 'the sample' : `each of ${s.B} samples`}.`,
  },
  mask: {
    name: 'mask',
    title: 'Which picture may each word look at?',
    body: 'Compare every token’s `text_time` with every picture’s `media_time`. With `eq`, equal means: **this is the picture right before me**; with `ge`, every picture so far may be seen.',
    spoken: (s) =>
      `${s.allowed} of ${count(s.cells, 'cell')} allowed; eq and ge ${s.differing ? `differ in ${s.differing}` : 'agree here'}.`,
  },
  sim: {
    name: 'sim',
    title: 'How well does a word fit a latent?',
    body: 'Every query meets every key, **blocked or not**. The code does this before it builds the mask; nothing is saved by masking.',
    spoken: (s) => `${count(s.cells, 'score')} for each head, the mask not yet applied.`,
  },
  masked_fill: {
    name: 'masked_fill',
    title: 'What happens to a blocked score?',
    body: 'It becomes `-torch.finfo(dtype).max`, the most negative finite number. **It is not −∞**, and that matters in a row where everything is blocked.',
    spoken: (s) => `${s.cells - s.allowed} of ${count(s.cells, 'score')} filled with minus max.`,
  },
  amax: {
    name: 'amax',
    title: 'Why take away the largest score?',
    body: 'So that `exp` cannot overflow. In a fully blocked row the largest is −max itself: **−max minus −max is 0**, and the row forgets that it was blocked.',
    spoken: (s) =>
      stopped(s) ??
      (blocked(s) === 0
        ? 'No row is fully blocked.'
        : `${count(blocked(s), 'fully blocked row is', 'fully blocked rows are')} now all 0.`),
  },
  softmax: {
    name: 'softmax',
    title: 'Where does the attention go?',
    body: '`exp`, then divide by the sum of the row. A fully blocked row becomes the same weight everywhere: **uniform is not nothing**.',
    spoken: (s) =>
      stopped(s) ??
      `Every row sums to 1${blocked(s) ? `, even ${count(blocked(s), 'fully blocked row')}` : ''}.`,
  },
  zero_rows: {
    name: 'zero_rows',
    title: 'Who silences the text before the first picture?',
    body: 'Only this: where `text_time` is 0 the weights become an exact 0. **With `ge` these lines do not run**, and a `text_time` larger than the number of pictures is not caught.',
    spoken: (s) => stopped(s) ?? zeroing(s),
  },
  out: {
    name: 'out',
    title: 'What does a word take from its picture?',
    body: 'The values of the latents, scaled by the weights and added up, then projected back by `to_out`. **A zeroed row takes exactly nothing.**',
    spoken: (s) =>
      stopped(s) ??
      (s.rows.zero === 0
        ? 'No row of the output is silenced.'
        : `${count(s.rows.zero, 'row')} of the output ${s.rows.zero === 1 ? 'is' : 'are'} exactly 0.`),
  },
  gate: {
    name: 'gate',
    title: 'How much of it is let in?',
    body: 'The sum is multiplied by `tanh(attn_gate)` and added to the text. **At 0, where training starts, exactly nothing is added**; the feed-forward branch has a gate of its own.',
    spoken: (s) => stopped(s) ?? `tanh of the gate is ${fixed(s.tanh, 2)}.`,
  },
};
