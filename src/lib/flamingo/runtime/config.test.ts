import { expect, test } from 'vitest';
import { parseConfig } from './config';
import { SMALL_FLAMINGO } from './fixtures/small-config';

test('a configuration is read from its text, and comes out as it went in', () => {
  expect(parseConfig(JSON.stringify(SMALL_FLAMINGO))).toEqual(SMALL_FLAMINGO);
});

test('tables that the resampler may lack may be left out', () => {
  const perceiver: Record<string, unknown> = { ...SMALL_FLAMINGO.perceiver };
  delete perceiver.max_num_media;
  delete perceiver.max_num_frames;
  const parsed = parseConfig({ ...SMALL_FLAMINGO, perceiver }).perceiver;
  expect([parsed.max_num_media, parsed.max_num_frames]).toEqual([null, null]);
});

test.each([
  ['not JSON', '{', 'config: the file is not JSON'],
  ['an array', '[]', 'config: the configuration is [], not an object'],
  ['another format', { format: 'x' }, 'config: format is "x", not "tiny-flamingo-1"'],
  ['no section', { perceiver: undefined }, 'config: perceiver is missing, not an object'],
  ['a section of nonsense', { lang_encoder: 'x'.repeat(999) }, `is "${'x'.repeat(79)}, not an obj`],
])('%s is refused in one line', (_, changed, message) => {
  const given = typeof changed === 'string' ? changed : { ...SMALL_FLAMINGO, ...changed };
  expect(() => parseConfig(given)).toThrow(message);
});

test.each([
  ['vision_encoder', { patch_size: 3 }, 'image_size is 8, not a multiple of patch_size 3'],
  ['vision_encoder', { pixel_scale: 0 }, 'vision_encoder.pixel_scale is 0, not a positive number'],
  ['vision_encoder', { depth: 1.5 }, 'depth is 1.5, not a whole number from 0 to 256'],
  ['perceiver', { dim: 13 }, 'perceiver.dim is 13, not vision_encoder.dim 12'],
  ['perceiver', { num_latents: 1e9 }, 'num_latents is 1000000000, not a whole number from 1 to'],
  ['lang_encoder', { heads: 5 }, 'lang_encoder.dim is 16, not a multiple of heads 5'],
  ['lang_encoder', { context: '80' }, 'lang_encoder.context is "80", not a whole number'],
  [
    'lang_encoder',
    { dim: 8192, heads: 1, depth: 1, context: 8192 },
    'context is 8192, not at most 512 at dim 8192 and depth 1',
  ],
  ['gated_cross_attn', { only_attend_immediate_media: 1 }, 'is 1, not true or false'],
  ['special_tokens', { image: 23 }, 'special_tokens.image is 23, not less than vocab_size 23'],
] as const)('%s with %o is refused by name', (section, changed, message) => {
  const given = { ...SMALL_FLAMINGO, [section]: { ...SMALL_FLAMINGO[section], ...changed } };
  expect(() => parseConfig(given)).toThrow(message);
});
