import { FlamingoError } from './problem';
import type { Tokenizer } from './tokenizer';

/** Text, one picture, or a clip of frames; a picture is named by whatever `Picture` is: a path, or pixels. */
export type PromptPart<Picture> =
  { readonly text: string } | { readonly image: Picture } | { readonly video: readonly Picture[] };

/** A prompt file: what to read, and how to go on from it. */
export interface PromptFile {
  /** Pictures are paths relative to the file. */
  readonly prompt: readonly PromptPart<string>[];
  readonly max_new_tokens: number;
  /** null: as the model was trained. */
  readonly only_attend_immediate_media: boolean | null;
  /** How many of the likeliest words are told for each token. */
  readonly top_k: number;
}

/** Of a clip. Many times what is trained; each costs the time and the memory of a picture. */
export const MOST_FRAMES = 64;

/** Letters. */
export const LONGEST_PROMPT_FILE = 1_000_000;

/** Beyond these nothing fits into any context, so reading on would only cost time. */
const LIMITS = {
  file: LONGEST_PROMPT_FILE,
  parts: 1000,
  frames: MOST_FRAMES,
  text: 20_000,
  path: 1000,
};

const NUMBERS = {
  max_new_tokens: { fallback: 8, min: 1, max: 256 },
  top_k: { fallback: 5, min: 1, max: 100 },
} as const;

/**
 * Reads a prompt file; nothing in it is trusted. Keys that are not known are passed over.
 * @throws {FlamingoError} malformed, naming the part, or empty
 */
export function readPromptFile(json: string): PromptFile {
  if (json.length > LIMITS.file)
    malformed(`a prompt file of ${json.length} characters is too long`);
  const file = parse(json);
  if (!isObject(file)) malformed('a prompt file is a JSON object with the key "prompt"');
  const { prompt, only_attend_immediate_media = null } = file;
  if (!Array.isArray(prompt)) malformed('"prompt" is not a list');
  if (prompt.length > LIMITS.parts) malformed(`"prompt" has more than ${LIMITS.parts} parts`);
  if (prompt.length === 0) throw new FlamingoError({ kind: 'empty' });
  if (only_attend_immediate_media !== null && typeof only_attend_immediate_media !== 'boolean') {
    malformed('"only_attend_immediate_media" is neither true nor false');
  }
  return {
    prompt: (prompt as unknown[]).map((part, i) => readPart(part, `prompt[${i}]`)),
    max_new_tokens: readNumber(file, 'max_new_tokens'),
    only_attend_immediate_media,
    top_k: readNumber(file, 'top_k'),
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    return malformed(`the prompt file is not JSON: ${(error as Error).message}`);
  }
}

function readPart(part: unknown, place: string): PromptPart<string> {
  if (!isObject(part)) malformed(`${place} is not an object`);
  const kinds = (['text', 'image', 'video'] as const).filter((key) => Object.hasOwn(part, key));
  if (kinds.length !== 1) malformed(`${place} must have one of "text", "image" and "video"`);
  const [kind] = kinds;
  switch (kind) {
    case 'text':
      return { text: readString(part.text, `${place}.text`, LIMITS.text) };
    case 'image':
      return { image: readPath(part.image, `${place}.image`) };
    case 'video':
      return { video: readFrames(part.video, `${place}.video`) };
  }
}

function readFrames(value: unknown, place: string): string[] {
  if (!Array.isArray(value)) malformed(`${place} is not a list`);
  const count = value.length;
  if (count < 1 || count > LIMITS.frames) {
    malformed(`${place} has ${count} frames; a clip has 1 to ${LIMITS.frames}`);
  }
  return (value as unknown[]).map((frame, i) => readPath(frame, `${place}[${i}]`));
}

function readPath(value: unknown, place: string): string {
  const path = readString(value, place, LIMITS.path);
  if (path === '' || path.includes('\0')) malformed(`${place} is no path of a file`);
  return path;
}

function readString(value: unknown, place: string, longest: number): string {
  if (typeof value !== 'string') malformed(`${place} is not a string`);
  if (value.length > longest) malformed(`${place} has more than ${longest} characters`);
  return value;
}

function readNumber(file: Readonly<Record<string, unknown>>, key: keyof typeof NUMBERS): number {
  const { fallback, min, max } = NUMBERS[key];
  const value = file[key] ?? fallback;
  if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
    malformed(`"${key}" is not a whole number from ${min} to ${max}`);
  }
  return value as number;
}

/** A prompt as the model reads it. */
export interface TokenizedPrompt<Picture> {
  readonly input_ids: readonly number[];
  /** The frames of each <image> in `input_ids`, in their order: one for a picture, several for a clip. */
  readonly media: readonly (readonly Picture[])[];
}

/**
 * Words to ids, and <image> for each picture or clip.
 * @throws {FlamingoError} unknown_word; reserved_word, for an <image> that is written; too_many_frames; too_long, beyond
 *   `context` tokens; empty, without any token
 */
export function tokenizePrompt<Picture>(
  parts: readonly PromptPart<Picture>[],
  tokenizer: Tokenizer,
  context: number,
): TokenizedPrompt<Picture> {
  const input_ids: number[] = [];
  const media: (readonly Picture[])[] = [];
  for (const [i, part] of parts.entries()) {
    if ('text' in part) {
      for (const id of encodeText(part.text, tokenizer, i)) input_ids.push(id);
    } else {
      const frames = 'image' in part ? [part.image] : part.video;
      checkFrames(frames.length, i);
      input_ids.push(tokenizer.image);
      media.push(frames);
    }
  }
  const { length } = input_ids;
  if (length === 0) throw new FlamingoError({ kind: 'empty' });
  if (length > context) throw new FlamingoError({ kind: 'too_long', length, context });
  return { input_ids, media };
}

/** @throws {FlamingoError} too_many_frames */
export function checkFrames(count: number, part: number | null = null): void {
  if (count <= MOST_FRAMES) return;
  throw new FlamingoError({ kind: 'too_many_frames', count, most: MOST_FRAMES, part });
}

function encodeText(text: string, tokenizer: Tokenizer, part: number): number[] {
  const ids = tokenizer.encode(text, part);
  if (ids.includes(tokenizer.image)) {
    const word = tokenizer.wordOf(tokenizer.image);
    throw new FlamingoError({ kind: 'reserved_word', word, part });
  }
  return ids;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(why: string): never {
  throw new FlamingoError({ kind: 'malformed', why });
}
