/** Words of the page /notebooks, in English. */

export const notebooks = {
  title: 'Notebooks',
  description:
    'The walk through the mask as notebooks: in TypeScript on this site’s own core, in PyTorch, and a tour of the tiny Flamingo.',
};
