import type { CheckpointInfo } from '../checkpoints';
import { loadModel, type ModelFiles, type OpenFile, type Progress } from '../load-model';
import { FlamingoError } from '../problem';
import type { PromptModel } from '../prompt-model';
import type { Tensors } from '../runtime/weight-reader';

/** What differs between a browser's worker and a test. */
export interface Surroundings {
  /** Opens the files of a folder. */
  readonly openIn: (folder: string) => OpenFile;
  /** @throws {FlamingoError} model_broken */
  readonly create: (files: ModelFiles) => PromptModel;
}

/** The shipped model and its files. */
export interface Loaded {
  readonly model: PromptModel;
  readonly files: ModelFiles;
}

/** The models of a worker. */
export class Models {
  #loaded: Loaded | null = null;

  constructor(private readonly surroundings: Surroundings) {}

  /** @throws {FlamingoError} model_missing or model_broken, naming the file */
  async load(folder: string, onProgress: (progress: Progress) => void): Promise<Loaded> {
    const files = await loadModel(this.surroundings.openIn(folder), onProgress);
    this.#loaded = { files, model: this.surroundings.create(files) };
    return this.#loaded;
  }

  /** The shipped model, or that of a checkpoint. */
  at(checkpoint: number | null | undefined): PromptModel | Promise<PromptModel> {
    const { model, files } = this.#shipped;
    if (checkpoint === null || checkpoint === undefined) return model;
    checkpointOf(checkpoint, files.checkpoints);
    return model;
  }

  weightsAt(checkpoint: number | null | undefined): Tensors | Promise<Tensors> {
    const { files } = this.#shipped;
    if (checkpoint === null || checkpoint === undefined) return files.weights;
    checkpointOf(checkpoint, files.checkpoints);
    return files.weights;
  }

  get #shipped(): Loaded {
    if (this.#loaded) return this.#loaded;
    throw new FlamingoError({ kind: 'internal', why: 'the model is not loaded' });
  }
}

function checkpointOf(index: number, checkpoints: readonly CheckpointInfo[]): CheckpointInfo {
  const found = Number.isInteger(index) && index >= 0 ? checkpoints.at(index) : undefined;
  if (found) return found;
  const why = `there is no checkpoint ${String(index)} of ${checkpoints.length}`;
  throw new FlamingoError({ kind: 'malformed', why });
}
