/** Words of the resampler page, in English. Apart from the others: only this page fetches them. */

export const resampler = {
  title: 'Any number of frames in, eight latents out',
  description:
    'Flamingo’s Perceiver resampler at work in your browser, beside three other ways to connect pictures to a language model.',
  lead: 'The language model always gets the same number of latents, however many frames come in.',
};
