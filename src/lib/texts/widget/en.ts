/** Words that only widgets say, in English. */

export const widget = {
  /** What an article's reader hears first: what the figure is. */
  titles: {
    mask: 'Flamingo’s mask, cell by cell',
    'text-time': 'Which picture does a word belong to?',
    softmax: 'Softmax under a mask',
    gate: 'Flamingo’s gate',
    'tiny-flamingo': 'Ask the tiny Flamingo',
    'few-shot': 'Teach the tiny Flamingo by examples',
  },
  newTab: 'opens this example in a new tab',
  covered: 'Hidden until you want to see it.',
  show: 'Show',
  noScript: 'This figure is interactive and needs JavaScript. Without it, see it on the site:',
  noStep: (step: string) => `This figure has no step ${step}.`,
  notFetched: 'This part could not be fetched.',
  refused: (key: string, value: string) => `${key}=${value} cannot be used here.`,
};
