/** Wrong programs: OpenFlamingo's code with one statement changed. */
export const programIds = [
  'locations-inverted',
  'cumsum-exclusive',
  'cumsum-over-batch',
  'cached-any',
  'media-from-zero',
  'repeat-order',
  'ge-for-eq',
  'le-for-eq',
  'ne-for-eq',
  'eq-for-ge',
  'gt-for-ge',
  'le-for-ge',
  'media-order',
  'keys-values-swapped',
  'scale-divides',
  'mask-not-inverted',
  'fill-unassigned',
  'fill-minus-infinity',
  'fill-zero',
  'adds-minus-1e4',
  'amin-for-amax',
  'adds-amax',
  'softmax-over-tokens',
  'zero-unassigned',
  'zero-in-ge-only',
  'zero-in-ge-too',
  'zero-where-media',
  'gate-no-tanh',
  'gate-sigmoid',
  'no-residual',
  'ff-by-attn-gate',
] as const;
export type ProgramId = (typeof programIds)[number];

/** Rules that readers follow though no line of code says so. */
export const readingIds = [
  'counts-next',
  'counts-all',
  'padding-at-0',
  'stops-at-T_img',
  'cached-counts-new',
  'cached-running',
  'time-a-latent',
  'sees-run',
  'padding-blocked',
  'first-latent-only',
  'no-shift',
  'softmax-of-nothing',
  'zero-unmatched',
] as const;
export type ReadingId = (typeof readingIds)[number];

export type BugId = ProgramId | ReadingId;
