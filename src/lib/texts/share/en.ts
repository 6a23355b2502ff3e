/** Words of the pages that hand an example on, in English. Apart from the others: only these pages fetch them. */

import type { ExampleId } from '../../flamingo/examples';
import type { FewShotTask } from '../../flamingo/world/few-shot';
import type { PresetId } from '../preset-ids';
import type { SharedText } from '.';

const presets: Record<PresetId, SharedText> = {
  worked: {
    title: 'One rule: look at the picture right before you',
    description:
      'Flamingo’s mask on one small example: two rows of text, three pictures. Each word sees the picture right before it, and nothing else.',
  },
  'two-images': {
    title: 'Only the last picture, or all before?',
    description:
      'Two pictures in each row. With eq a word sees the last one only, with ge every picture before it: switch, and compare the masks.',
  },
  'text-first': {
    title: 'What do words see before the first picture?',
    description:
      'Nothing is allowed for them, so softmax shares their attention out evenly. Then one line of code sets these rows to 0.',
  },
  'more-tokens': {
    title: 'What if there are more <image> than pictures?',
    description:
      'Three <image> tokens, two pictures: for the words after the third nothing is allowed, and softmax lets them look at everything.',
  },
  cached: {
    title: 'What do new words see while an answer is written?',
    description:
      'With cached pictures every new token takes the total count of its row, and so looks at the last picture.',
  },
  consecutive: {
    title: 'Two pictures side by side: who sees the first?',
    description:
      'With eq the text after them sees the second only. No word ever looks at the first of two neighbours.',
  },
  padding: {
    title: 'Does the mask know padding?',
    description:
      'It does not. Padding on the left counts no picture yet; padding on the right inherits the last one.',
  },
  'no-pictures': {
    title: 'What happens without any picture?',
    description:
      'With T_img = 0 the mask has no column. OpenFlamingo’s code stops at amax with an error.',
  },
  long: {
    title: 'A mask of 4,096 cells',
    description:
      'One row of 64 tokens, 8 pictures of 8 latents each: the same rule, seen from further away.',
  },
};

const examples: Record<ExampleId, SharedText> = {
  name: {
    title: 'A tiny Flamingo names what it sees',
    description:
      'One picture and the words “this is a”: a real vision-language model of 2.7 million weights goes on, in your browser.',
  },
  count: {
    title: 'How many cats are there?',
    description: 'The tiny Flamingo looks at a picture, reads “cats :” and writes the number.',
  },
  question: {
    title: 'Where is it found?',
    description:
      'A picture and a question in words: the tiny Flamingo answers, in your browser. Change either, and ask again.',
  },
  new_word: {
    title: 'Can it learn a word from one example?',
    description:
      'Two pictures bring two made-up words, dax and wug. Then one of the animals comes back, and the tiny Flamingo has to name it.',
  },
  clip: {
    title: 'What happens in four frames?',
    description: 'The tiny Flamingo watches a clip of four frames and says what happens in it.',
  },
};

const sign = (what: string): string =>
  `“=” never stood between a picture and a word in training. Only the examples say that it asks for ${what} here.`;

const tasks: Record<FewShotTask, SharedText> = {
  naming_fact: {
    title: 'One example makes it go on',
    description:
      'Without an example the tiny Flamingo stops after the name. With one it adds where such a thing is found, and no weight has changed.',
  },
  counting: {
    title: 'Counting, told by example',
    description:
      'The question is a picture alone. Only the examples say that something is to be counted.',
  },
  question: {
    title: 'Do examples help with questions?',
    description:
      'Five kinds of questions that the model was trained to answer: here examples change little.',
  },
  new_word: {
    title: 'New words from a few examples',
    description:
      'Each example gives a made-up word to something that never had one. Then one of them comes back in a new picture.',
  },
  dialogue: {
    title: 'A dialogue about several pictures',
    description:
      'Pictures are named in turn, then one is asked for by its number. The answer has to come out of the words.',
  },
  clip: {
    title: 'Clips by example',
    description: 'Four frames each: does it move, and where to, or does it grow or shrink?',
  },
  sign_place: { title: 'What does “=” ask for? The place', description: sign('the place') },
  sign_kind: { title: 'What does “=” ask for? The kind', description: sign('the kind of thing') },
  sign_colour: {
    title: 'What does “=” ask for? The colour',
    description: sign('the background’s colour'),
  },
  side: {
    title: 'Left or right: where the tiny Flamingo is weak',
    description:
      'Two things, and one is asked for by its side. It is right less than half the time, and no number of examples mends that.',
  },
};

export const share = {
  presets,
  examples,
  tasks,
  /** Of a picture that stands for the example. */
  pictureOf: (title: string) => `Picture of the example “${title}”`,
  noScript: 'The example computes in your browser and needs JavaScript. Here is a picture of it.',
  open: {
    mask: 'Open in the Mask Lab',
    model: 'Open on the page of the tiny Flamingo',
    'few-shot': 'Open on the few-shot page',
  },
  build: 'Put it into your own article',
  more: 'More examples',
};
