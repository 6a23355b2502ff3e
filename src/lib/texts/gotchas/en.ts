/** Words of the pages of gotchas, in English. Those of each gotcha stand in its own file. */

export const gotchas = {
  title: 'Fourteen gotchas',
  description:
    'Fourteen things about Flamingo’s mask that are easy to get wrong. Each asks you first, then shows what the code really does.',
  /** Where one stands among all. */
  of: (number: number, count: number) => `Gotcha ${number} of ${count}`,
  index: 'All gotchas',
  previous: 'Previous',
  next: 'Next',
  neighbours: 'Other gotchas',
  example: 'The example',
  prediction: 'Predict first',
  choose: 'Choose an answer, or skip.',
  check: 'Check',
  skip: 'Skip',
  again: 'Ask me again',
  verdicts: {
    right: 'Right:',
    wrong: 'Not quite. The answer is:',
    skipped: 'Skipped. The answer is:',
  },
  marks: { right: 'right', given: 'your answer', rightGiven: 'your answer, right' },
  steps: 'Step',
  back: 'Back to the example',
  openLab: 'Open in the Mask Lab',
  explanation: 'Why',
  measured: 'Tried out',
  sources: 'Where to read on',
  practise: 'Practise with such questions',
  picture: (number: string) => `picture ${number}`,
  result: (title: string, shape: string) => `${title}, ${shape}`,
};
