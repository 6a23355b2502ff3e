/** The presets by name; what they are is in player/presets.ts, how they are called in each language's presets.ts. */
export const presetIds = [
  'worked',
  'two-images',
  'text-first',
  'more-tokens',
  'cached',
  'consecutive',
  'padding',
  'no-pictures',
  'long',
] as const;

export type PresetId = (typeof presetIds)[number];
