/** Words of the model page, in English. Apart from the others: only this page fetches them. */

import type { ExampleId } from '../../flamingo/examples';
import { overview } from './overview.en';
import { prompt, scene } from './composer.en';
import { things } from './things.en';
import { inspect } from './inspect.en';
import { experiments } from './experiments.en';
import { generation } from './generation.en';

const examples: Record<ExampleId, string> = {
  name: 'Name it',
  count: 'Count',
  question: 'Answer a question',
  new_word: 'Learn a new word',
  clip: 'Follow a clip',
};

export const model = {
  title: 'The tiny Flamingo at work',
  description:
    'A real vision-language model, trained by Flamingo’s recipe, answers about your pictures in your browser.',
  lead: 'A real Flamingo, only tiny: it looks at pictures, reads words and goes on writing. **It knows nothing but emoji scenes and a few hundred English words**; a photo it can only guess at. Nothing you show it leaves your device.',
  examples: { label: 'Examples', names: examples },
  prompt,
  scene,
  things,
  answer: {
    label: 'The answer',
    none: 'Nothing asked yet.',
    writing: 'writing …',
    /** Before what it wrote, which is English in every language of the page. */
    says: 'The model says:',
    nothing: 'nothing (it ended at once)',
    token: (n: number) => `Token ${n}`,
    candidates: (n: number) => `Likeliest words for token ${n}`,
    finish: {
      eos: 'It ended the answer itself, with `<|endofchunk|>`.',
      image: 'It stopped where it would go on about another picture.',
      length: (n: number) => `It was cut off after ${n} tokens.`,
      context: 'It was cut off: its context is full.',
    },
  },
  timings: {
    label: 'Measured',
    encode: 'Pictures encoded',
    prefill: 'Prompt read',
    perToken: 'Each further token',
    kernels: 'Kernels',
    ms: (value: string) => `${value} ms`,
    media: (all: number, cached: number) =>
      cached === 0 ? `${all} new` : `${all - cached} new, ${cached} from memory`,
    tokens: (n: number) => (n === 1 ? '1 token' : `${n} tokens`),
    mean: 'mean',
  },
  overview,
  inspect,
  experiments,
  generation,
  vocabulary: (n: number) => `All ${n} words it knows`,
};
