/** The pages of the site, in the order of its menu. */

export const pages = [
  'home',
  'mask',
  'model',
  'few-shot',
  'resampler',
  'gotchas',
  'practice',
  'teach',
  'embed',
  'notebooks',
  'gallery',
  'about',
] as const;

export type Page = (typeof pages)[number];
