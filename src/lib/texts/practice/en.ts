/** Words of the page /practice, in English. */

import type { Level } from '../../lesson';

const levels: Readonly<Record<Level, { readonly name: string; readonly about: string }>> = {
  1: { name: 'Level 1', about: 'the mask with eq, and what leads to it' },
  2: { name: 'Level 2', about: 'eq and ge, up to the softmax and the zeroed rows' },
  3: {
    name: 'Level 3',
    about: 'everything: cached media, padding, pictures that are missing, the gate',
  },
};

export const practice = {
  title: 'Practice',
  description:
    'Predict cells before you see them, and find the wrong line in a program. Questions are computed, so they never run out.',
  lead: 'Say what you expect, then compare. Every question is computed from a seed: **the same link asks the same questions**, and a new series is a new seed.',
  what: 'What to practise',
  /** One for each Mode of the page. */
  modes: { cells: 'Predict cells' },
  level: 'Level',
  levels,
  seed: 'Series',
  seedHint: 'The number names the series.',
  fresh: 'New series',
  questions: 'Questions of the series',
  position: (at: number, of: number) => `Question ${at} of ${of}`,
  question: (at: number) => `Question ${at}`,
  outcomes: { right: 'right', wrong: 'wrong', skipped: 'skipped', open: 'not answered' },
  back: 'Previous',
  next: 'Next question',
  finish: 'Finish',
  toSummary: 'Summary',
  kept: 'Your answers are kept on this device and nowhere else.',
  forget: 'Forget them',
  loading: 'The question is being computed …',
  lab: 'Open this example in the Mask Lab',
  summary: {
    title: 'Summary',
    counts: (right: number, wrong: number, skipped: number, open: number) =>
      `${right} right, ${wrong} wrong, ${skipped} skipped, ${open} not answered.`,
    number: 'Question',
    step: 'Step',
    outcome: 'Outcome',
    rule: 'What happened',
    look: 'Worth a look',
    none: 'Nothing that you answered was wrong, so there is nothing to look up.',
    link: 'The same questions, for you or somebody else:',
    print: 'Print',
    again: 'Back to the questions',
  },
};
