/** For tests: what a script is made from, with the shipped model and its ready examples. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPixels } from '../../../../../../scripts/ask/ask';
import { MODEL_FOLDER, openFolder } from '../../../../../../scripts/ask/model-folder';
import { withCheckpoint } from '../../../../flamingo/checkpoints';
import { createModel } from '../../../../flamingo/create-model';
import { EXAMPLE_FOLDER } from '../../../../flamingo/examples';
import { loadModel, type ModelFiles } from '../../../../flamingo/load-model';
import { readPromptFile } from '../../../../flamingo/prompt';
import { PromptModel, type PixelPrompt } from '../../../../flamingo/prompt-model';
import type { Interventions } from '../../../../flamingo/runtime/interventions';
import type { TracedTensor } from '../../../../flamingo/worker/protocol';
import type { GivenModelRun } from '../given';

export interface Asked {
  readonly prompt: PixelPrompt;
  readonly op?: 'eq' | 'ge';
  readonly interventions?: Interventions;
  /** Index of a saved checkpoint. */
  readonly checkpoint?: number;
}

const bytesOf = (file: string) => new Uint8Array(readFileSync(join(MODEL_FOLDER, file)));

/** A ready example as the model sees it. */
export function examplePrompt(file: string): PixelPrompt {
  const folder = join(MODEL_FOLDER, EXAMPLE_FOLDER);
  const { prompt } = readPromptFile(readFileSync(join(folder, file), 'utf8'));
  return prompt.map((part) => withPixels(part, folder, 48));
}

export class Giver {
  private readonly models = new Map<number | null, PromptModel>();

  private constructor(private readonly files: ModelFiles) {}

  static async open(): Promise<Giver> {
    return new Giver(await loadModel(openFolder(MODEL_FOLDER)));
  }

  /** A pass of the model, with every tensor that it makes. */
  run({ prompt, op = 'eq', interventions = {}, checkpoint }: Asked): GivenModelRun {
    const { config, tokenizer } = this.files;
    const trained = this.checkpoint(checkpoint);
    const model = this.model(checkpoint ?? null, trained);
    const media = prompt.flatMap((part) => {
      if ('text' in part) return [];
      return 'image' in part ? [[part.image]] : [part.video];
    });
    const expected: Record<string, TracedTensor> = {};
    const keepUnder =
      (prefix: string) =>
      (name: string, shape: readonly number[], values: TracedTensor['values']): void => {
        expected[prefix + name] = { shape, values };
      };
    media.forEach((frames, i) => model.look(frames, keepUnder(`picture.${i}.`)));
    const only_attend_immediate_media = op === 'eq';
    const options = { only_attend_immediate_media, interventions, candidates: 10 };
    const { top } = model.run(prompt, options, keepUnder(''));
    return {
      ...{ config, media, expected, interventions, only_attend_immediate_media, top },
      weights: bytesOf('model.safetensors'),
      checkpoint: trained,
      input_ids: Array.from(expected.input_ids.values),
      vocabulary: tokenizer.vocabulary,
    };
  }
  private checkpoint(index: number | undefined): GivenModelRun['checkpoint'] {
    if (index === undefined) return null;
    const { step, file } = this.files.checkpoints[index];
    return { step, weights: bytesOf(file) };
  }

  private model(index: number | null, trained: GivenModelRun['checkpoint']): PromptModel {
    const known = this.models.get(index);
    if (known) return known;
    const { config, tokenizer, weights: finished } = this.files;
    const file = String(index);
    const weights = trained ? withCheckpoint(finished, trained.weights, file) : finished;
    const model = new PromptModel(createModel({ config, weights }), tokenizer);
    this.models.set(index, model);
    return model;
  }
}
