/** The pages of the site, in the order of its menu. */

export const pages = [
  'home',
  'mask',
  'model',
  'few-shot',
  'resampler',
  'embed',
  'gallery',
  'about',
] as const;

export type Page = (typeof pages)[number];
