import type { PresetId } from '../preset-ids';

/** Name and one line on what to look for. */
export interface PresetText {
  readonly name: string;
  readonly hint: string;
}

export const presets: Record<PresetId, PresetText> = {
  worked: {
    name: 'The worked example',
    hint: 'B = 2, T_txt = 4, T_img = 3, n = 2: the example of the study note.',
  },
  'two-images': { name: 'Two images a row', hint: 'Here eq and ge differ; switch between them.' },
  'text-first': {
    name: 'Text before the first image',
    hint: 'Three words with no picture yet: watch softmax, then zero_rows.',
  },
  'more-tokens': {
    name: 'More <image> than images',
    hint: 'Two pictures came in, three <image> tokens: the last words see everything.',
  },
  cached: { name: 'Cached generation', hint: 'New tokens take the total count of the cached row.' },
  consecutive: {
    name: 'Consecutive images',
    hint: 'With eq no text ever sees the first of two neighbours.',
  },
  padding: {
    name: 'Left and right padding',
    hint: 'Left padding has time 0; right padding inherits the last picture.',
  },
  'no-pictures': { name: 'No picture at all', hint: 'T_img = 0: the real code stops at amax.' },
  long: { name: 'A long text', hint: '64 tokens, 8 pictures, 8 latents each: 4,096 cells.' },
};
