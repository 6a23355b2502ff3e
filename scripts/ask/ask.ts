/** Asks the model what a prompt file asks. */

import { dirname, resolve } from 'node:path';
import {
  LARGEST_PICTURE_FILE,
  preprocessImage,
  type RgbImage,
} from '../../src/lib/flamingo/image-preprocess';
import type { OpenFile } from '../../src/lib/flamingo/load-model';
import { FlamingoError } from '../../src/lib/flamingo/problem';
import {
  LONGEST_PROMPT_FILE,
  readPromptFile,
  type PromptPart,
} from '../../src/lib/flamingo/prompt';
import type { PromptModel, WordCandidate } from '../../src/lib/flamingo/prompt-model';
import { loadPromptModel } from './model-folder';
import { readPng } from './png';
import { readChecked, type FileFault } from './read-file';

/** What `npm run ask` prints. */
export interface AskResult {
  readonly text: string;
  readonly tokens: readonly {
    readonly token: string;
    readonly p: number;
    readonly top: readonly WordCandidate[];
  }[];
  readonly media_locations: readonly boolean[];
  readonly text_time: readonly number[];
  readonly ms: { readonly encode: number; readonly prefill: number; readonly per_token: number };
}

/**
 * @param path of the prompt file
 * @param open the model's folder
 * @throws {FlamingoError} naming what is wrong: the prompt, a picture, a word, the model
 */
export async function ask(path: string, open: OpenFile): Promise<AskResult> {
  const file = readPromptFile(readText(path));
  const { model, image_size } = await loadPromptModel(open);
  const prompt = file.prompt.map((part) => withPixels(part, dirname(path), image_size));
  return answerIn(model, prompt, {
    max_new_tokens: file.max_new_tokens,
    candidates: file.top_k,
    only_attend_immediate_media: file.only_attend_immediate_media,
  });
}

function answerIn(model: PromptModel, ...asked: Parameters<PromptModel['answer']>): AskResult {
  const tokens: AskResult['tokens'][number][] = [];
  const steps = model.answer(...asked);
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      const { text, media_locations, text_time, ms } = value;
      return { text, tokens, media_locations, text_time, ms };
    }
    const { token, p, top } = value;
    tokens.push({ token, p, top });
  }
}

/** A part of the prompt file in `folder` as the model sees it. @throws {FlamingoError} picture */
export function withPixels(
  part: PromptPart<string>,
  folder: string,
  size: number,
): PromptPart<RgbImage> {
  const read = (path: string) =>
    preprocessImage(readPng(readBytes(resolve(folder, path), path), path), size, path);
  if ('text' in part) return part;
  return 'image' in part ? { image: read(part.image) } : { video: part.video.map(read) };
}

const whyNot: Readonly<Record<FileFault, string>> = {
  missing: 'there is no such file, or it may not be read',
  unreadable: 'it is no file',
  too_large: 'it is too large',
};

function readText(path: string): string {
  const refused = (why: FileFault) =>
    new FlamingoError({
      kind: 'malformed',
      why: `${path}: the prompt file cannot be read: ${whyNot[why]}`,
    });
  // A letter takes four bytes at most.
  return new TextDecoder().decode(readChecked(path, 4 * LONGEST_PROMPT_FILE, refused));
}

/** @param name as the prompt file has it, for the error */
function readBytes(path: string, name: string): Uint8Array {
  return readChecked(
    path,
    LARGEST_PICTURE_FILE,
    (why) => new FlamingoError({ kind: 'picture', name, why }),
  );
}
