/** Words of the page /gotchas, in English. */

export const gotchas = {
  title: 'Fourteen gotchas',
  description:
    'Fourteen things about Flamingo’s mask that are easy to get wrong. Each asks you first, then shows what the code really does.',
};
