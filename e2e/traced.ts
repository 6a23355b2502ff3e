/** The model in Node on a ready example, with every intermediate: what a page must show. */

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadPromptModel, MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import { readPng } from '../scripts/ask/png';
import { EXAMPLE_FOLDER, exampleFiles, type ExampleId } from '../src/lib/flamingo/examples';
import { preprocessImage, type RgbImage } from '../src/lib/flamingo/image-preprocess';
import { readPromptFile, type PromptPart } from '../src/lib/flamingo/prompt';
import type { PixelPrompt } from '../src/lib/flamingo/prompt-model';
import type { RunResult, TracedTensors } from '../src/lib/flamingo/worker/protocol';
import { traced } from '../src/lib/flamingo/worker/calls/traced';
import { mediaOf } from '../src/lib/player/model/overview/media';

export interface TracedExample {
  readonly result: RunResult;
  /** What the model sees in each picture. */
  readonly looks: readonly TracedTensors[];
}

export async function tracedExample(id: ExampleId): Promise<TracedExample> {
  const { model, image_size } = await loadPromptModel(openFolder(MODEL_FOLDER));
  const path = join(MODEL_FOLDER, EXAMPLE_FOLDER, exampleFiles[id]);
  const read = (name: string): RgbImage => {
    const file = resolve(dirname(path), name);
    return preprocessImage(readPng(readFileSync(file), name), image_size, name);
  };
  const withPixels = (part: PromptPart<string>): PixelPrompt[number] => {
    if ('text' in part) return part;
    return 'image' in part ? { image: read(part.image) } : { video: part.video.map(read) };
  };
  const prompt = readPromptFile(readFileSync(path, 'utf8')).prompt.map(withPixels);
  const run = traced();
  const options = { only_attend_immediate_media: null, candidates: 10 };
  const result = { ...model.run(prompt, options, run.record), trace: run.trace };
  const looks = mediaOf(prompt).map((frames) => {
    const { record, trace } = traced();
    model.look(frames, record);
    return trace;
  });
  return { result, looks };
}
