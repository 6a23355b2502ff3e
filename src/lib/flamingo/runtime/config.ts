/** Sizes and habits of a Flamingo: config.json beside the weights. */
export interface FlamingoConfig {
  readonly format: typeof FORMAT;
  readonly vision_encoder: VisionConfig;
  readonly perceiver: PerceiverConfig;
  readonly lang_encoder: LanguageConfig;
  readonly gated_cross_attn: CrossAttentionConfig;
  readonly special_tokens: SpecialTokens;
}

export interface VisionConfig {
  /** Width and height of a picture, in pixels: a multiple of patch_size. */
  readonly image_size: number;
  readonly patch_size: number;
  readonly dim: number;
  readonly depth: number;
  readonly heads: number;
  /** A channel c of 0 to 255 enters as (c - pixel_mean) / pixel_scale. */
  readonly pixel_mean: number;
  readonly pixel_scale: number;
}

export interface PerceiverConfig {
  /** The same as the vision encoder's. */
  readonly dim: number;
  readonly depth: number;
  readonly heads: number;
  readonly dim_head: number;
  readonly num_latents: number;
  /** Rows of frame_embs; null: there are none. */
  readonly max_num_frames: number | null;
  /** Rows of media_time_embs; null: there are none. */
  readonly max_num_media: number | null;
  readonly ff_mult: number;
}

export interface LanguageConfig {
  readonly vocab_size: number;
  readonly dim: number;
  readonly depth: number;
  readonly heads: number;
  /** Longest sequence, prompt and answer together, in tokens. */
  readonly context: number;
  /** Of the rotary angles; without meaning when the weights hold learned positions (wpe). */
  readonly rotary_base: number;
}

export interface CrossAttentionConfig {
  /** Layer i gets a gated block in front when (i + 1) is a multiple of this. */
  readonly every_n_layers: number;
  readonly heads: number;
  readonly dim_head: number;
  readonly ff_mult: number;
  /** true: a token sees only the last image before it (eq). false: all before it (ge). */
  readonly only_attend_immediate_media: boolean;
}

/** Token ids. */
export interface SpecialTokens {
  readonly pad: number;
  readonly endofchunk: number;
  readonly image: number;
}

export const FORMAT = 'tiny-flamingo-1';

type Fields = Readonly<Record<string, unknown>>;

/** Far beyond any tiny model, and small enough that sizes multiply without overflow. */
const LARGEST = { dim: 8192, depth: 256, heads: 256, vocab: 1_000_000, context: 8192 };

/**
 * Features of all tokens in all layers, context x dim x depth. No file of weights bounds the context of a model with
 * rotary positions, yet its tables (as many numbers at most) and its cache (three times as many) grow with it.
 */
const LARGEST_SEQUENCE = 2 ** 22;

/**
 * A configuration from JSON (its text, or what JSON.parse gave). Nothing in it is trusted.
 * @throws {Error} one line that names the field, what it is and what it should be
 */
export function parseConfig(json: unknown): FlamingoConfig {
  const top = objectOf(typeof json === 'string' ? parse(json) : json, 'the configuration');
  if (top.format !== FORMAT) fail('format', top.format, JSON.stringify(FORMAT));
  const config: FlamingoConfig = {
    format: FORMAT,
    vision_encoder: visionConfig(section(top, 'vision_encoder')),
    perceiver: perceiverConfig(section(top, 'perceiver')),
    lang_encoder: languageConfig(section(top, 'lang_encoder')),
    gated_cross_attn: crossAttentionConfig(section(top, 'gated_cross_attn')),
    special_tokens: specialTokens(section(top, 'special_tokens')),
  };
  checkTogether(config);
  return config;
}

/** One object of the configuration, and its name for messages. */
interface Section {
  readonly name: string;
  readonly fields: Fields;
}

function visionConfig(from: Section): VisionConfig {
  return {
    image_size: whole(from, 'image_size', LARGEST.dim),
    patch_size: whole(from, 'patch_size', LARGEST.dim),
    dim: whole(from, 'dim', LARGEST.dim),
    depth: whole(from, 'depth', LARGEST.depth, 0),
    heads: whole(from, 'heads', LARGEST.heads),
    pixel_mean: finite(from, 'pixel_mean', -Infinity),
    pixel_scale: finite(from, 'pixel_scale', 0),
  };
}

function perceiverConfig(from: Section): PerceiverConfig {
  return {
    dim: whole(from, 'dim', LARGEST.dim),
    depth: whole(from, 'depth', LARGEST.depth),
    heads: whole(from, 'heads', LARGEST.heads),
    dim_head: whole(from, 'dim_head', LARGEST.dim),
    num_latents: whole(from, 'num_latents', LARGEST.dim),
    max_num_frames: wholeOrNull(from, 'max_num_frames'),
    max_num_media: wholeOrNull(from, 'max_num_media'),
    ff_mult: whole(from, 'ff_mult', 64),
  };
}

function languageConfig(from: Section): LanguageConfig {
  return {
    vocab_size: whole(from, 'vocab_size', LARGEST.vocab),
    dim: whole(from, 'dim', LARGEST.dim),
    depth: whole(from, 'depth', LARGEST.depth),
    heads: whole(from, 'heads', LARGEST.heads),
    context: whole(from, 'context', LARGEST.context),
    rotary_base: finite(from, 'rotary_base', 0),
  };
}

function crossAttentionConfig(from: Section): CrossAttentionConfig {
  const immediate = from.fields.only_attend_immediate_media;
  if (typeof immediate !== 'boolean') {
    fail(`${from.name}.only_attend_immediate_media`, immediate, 'true or false');
  }
  return {
    every_n_layers: whole(from, 'every_n_layers', LARGEST.depth),
    heads: whole(from, 'heads', LARGEST.heads),
    dim_head: whole(from, 'dim_head', LARGEST.dim),
    ff_mult: whole(from, 'ff_mult', 64),
    only_attend_immediate_media: immediate,
  };
}

function specialTokens(from: Section): SpecialTokens {
  return {
    pad: whole(from, 'pad', LARGEST.vocab, 0),
    endofchunk: whole(from, 'endofchunk', LARGEST.vocab, 0),
    image: whole(from, 'image', LARGEST.vocab, 0),
  };
}

/** What one field says about another. */
function checkTogether({
  vision_encoder,
  perceiver,
  lang_encoder,
  special_tokens,
}: FlamingoConfig) {
  const { image_size, patch_size } = vision_encoder;
  if (image_size % patch_size !== 0) {
    fail('vision_encoder.image_size', image_size, `a multiple of patch_size ${patch_size}`);
  }
  if (perceiver.dim !== vision_encoder.dim) {
    fail('perceiver.dim', perceiver.dim, `vision_encoder.dim ${vision_encoder.dim}`);
  }
  for (const [name, { dim, heads }] of Object.entries({ vision_encoder, lang_encoder })) {
    if (dim % heads !== 0) fail(`${name}.dim`, dim, `a multiple of heads ${heads}`);
  }
  const { context, dim, depth } = lang_encoder;
  const largest = Math.floor(LARGEST_SEQUENCE / (dim * depth));
  if (context > largest) {
    fail('lang_encoder.context', context, `at most ${largest} at dim ${dim} and depth ${depth}`);
  }
  for (const [name, id] of Object.entries(special_tokens)) {
    if (id >= lang_encoder.vocab_size) {
      fail(`special_tokens.${name}`, id, `less than vocab_size ${lang_encoder.vocab_size}`);
    }
  }
}

function fail(name: string, found: unknown, wanted: string): never {
  const shown = JSON.stringify(found) ?? 'missing';
  throw new Error(`config: ${name} is ${shown.slice(0, 80)}, not ${wanted}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('config: the file is not JSON');
  }
}

function objectOf(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  return fail(name, value, 'an object');
}

function section(top: Fields, name: string): Section {
  return { name, fields: objectOf(own(top, name), name) };
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function whole({ name, fields }: Section, key: string, most: number, least = 1): number {
  const value = own(fields, key);
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return value;
  }
  return fail(`${name}.${key}`, value, `a whole number from ${least} to ${most}`);
}

/** A size that may be left out, like OpenFlamingo's None. */
function wholeOrNull(from: Section, key: string): number | null {
  return (own(from.fields, key) ?? null) === null ? null : whole(from, key, LARGEST.context);
}

function finite({ name, fields }: Section, key: string, above: number): number {
  const value = own(fields, key);
  if (typeof value === 'number' && Number.isFinite(value) && value > above) return value;
  return fail(`${name}.${key}`, value, above === 0 ? 'a positive number' : 'a number');
}
