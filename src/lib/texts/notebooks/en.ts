/** Words of the page /notebooks and of the pages of single notebooks, in English. */

import type { NotebookName } from './names';

/** What a notebook is called and is about. */
export interface NotebookText {
  readonly title: string;
  readonly about: string;
}

const of: Readonly<Record<NotebookName, NotebookText>> = {
  'tour-mask': {
    title: 'The mask in 13 steps, in TypeScript',
    about:
      'On the very code that this site runs: each tensor computed, printed and checked, to the last bit.',
  },
  'tour-mask-pytorch': {
    title: 'The mask in 13 steps, in PyTorch',
    about:
      'OpenFlamingo’s lines on the numbers of the Mask Lab, yours if you like, ending with the same tensors.',
  },
  'tour-tiny-flamingo': {
    title: 'A tour of the tiny Flamingo',
    about:
      'The shipped weights in PyTorch: gates, a prompt with pictures, closed gates, cached pictures, and the same probabilities as the site.',
  },
  '01-emoji-world': {
    title: '1. The emoji world',
    about: 'The scenes, captions, texts and interleaved sequences, and what is kept out of them.',
  },
  '02-vision-encoder': {
    title: '2. The vision encoder, by contrast',
    about: 'Trained as in CLIP; zero-shot tests, and how alike pictures of unnamed things look.',
  },
  '03-language-model': {
    title: '3. The language model, on text alone',
    about: 'A plain transformer, its two previous-token heads, and induction.',
  },
  '04-flamingo': {
    title: '4. Flamingo: joining what is frozen',
    about:
      'Resampler and gated cross-attention; at step 0 nothing changes, and what is frozen stays, bit for bit.',
  },
  '05-evaluate': {
    title: '5. What can it do, and how do we know?',
    about:
      'All tasks with 95% intervals, and controls: no picture, another picture, gates at 0, shuffled frames.',
  },
  '06-export': {
    title: '6. Export: from PyTorch to the browser',
    about:
      'Weights in 8 bits, safetensors, checkpoints, and the prompts that the site must answer alike.',
  },
};

export const notebooks = {
  title: 'Notebooks',
  description:
    'The walk through the mask as notebooks: in TypeScript on this site’s own core, in PyTorch, and a tour of the tiny Flamingo.',
  of,
  tours: 'Tours',
  aboutTours:
    'Each is kept with what it showed when it was last run, and checks itself: a wrong number stops it.',
  lessons: 'Training lessons',
  aboutLessons:
    'Six lessons that train the tiny Flamingo from nothing. They are kept without what their cells show.',
  howTo: 'How to run them',
  run: 'In the repository, after `npm ci`. The first line runs everything; the second, the tours alone. Both stop with an error if a cell does.',
  needs: 'They need Debian’s packages below, and fetch the TypeScript kernel, Deno, by themselves.',
  all: 'All notebooks',
  download: 'Download the notebook (.ipynb)',
  file: 'Download .ipynb',
  sections: 'Sections',
  code: (n: number) => `Code ${n}`,
  /** The ith thing that a cell shows. */
  shows: (n: number, i: number) => `What code ${n} shows${i > 1 ? `, ${i}` : ''}`,
  /** The ith block of the nth text is commands. */
  command: (n: number, i: number) => `Commands ${n}.${i}`,
  recorded: 'The numbers are those of the last run that was kept.',
  withoutOutputs: 'This lesson is kept without what its cells show: run it to see.',
  /** Said where the page is in another language. */
  inEnglish: '',
};
