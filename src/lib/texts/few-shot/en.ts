/** Words of the few-shot page, in English. Apart from the others: only this page fetches them. */

export const fewShot = {
  title: 'Learning from examples',
  description:
    'Show the tiny Flamingo up to eight examples and watch its answer change, live in your browser.',
  lead: 'Examples in the prompt teach the model what is wanted. No weight changes.',
};
