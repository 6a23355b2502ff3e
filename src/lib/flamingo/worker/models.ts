import { withCheckpoint, type CheckpointInfo } from '../checkpoints';
import { Downloads } from '../downloads';
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
  /** What comes of files, and the pauses between tries; by default their own. */
  readonly downloads?: Downloads;
}

/** The shipped model, its files, and where they came from. */
export interface Loaded {
  readonly model: PromptModel;
  readonly files: ModelFiles;
  readonly open: OpenFile;
}

/** A model and the weights that it was made from. */
type Weighed = Pick<Loaded, 'model'> & Pick<ModelFiles, 'weights'>;

/** Models of checkpoints that are kept beside the shipped one: the last two, so that they can be compared. */
const KEPT = 2;

/** The models of a worker: the shipped one, and those of checkpoints as they are asked for. */
export class Models {
  #loaded: Loaded | null = null;
  /** By checkpoint; what was asked for longest ago stands first. The bytes of their files stay in `#downloads`. */
  #kept = new Map<number, Promise<Weighed>>();
  readonly #surroundings: Surroundings;
  readonly #downloads: Downloads;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#downloads = surroundings.downloads ?? new Downloads();
  }

  /** @throws {FlamingoError} model_missing, not_fetched or model_broken, naming the file */
  async load(folder: string, onProgress: (progress: Progress) => void): Promise<Loaded> {
    const { openIn, create } = this.#surroundings;
    const open = openIn(folder);
    const files = await loadModel(open, onProgress, this.#downloads);
    this.#loaded = { files, model: create(files), open };
    this.#kept.clear();
    return this.#loaded;
  }

  /**
   * The shipped model (null), or that of a checkpoint, which is fetched if it has to be.
   * @throws {FlamingoError} malformed, for a checkpoint that there is not; model_missing, not_fetched or model_broken
   */
  async at(checkpoint: number | null = null): Promise<PromptModel> {
    return (await this.#weighed(checkpoint)).model;
  }

  /** The weights of that model, by name. @throws {FlamingoError} as `at` */
  async weightsAt(checkpoint: number | null = null): Promise<Tensors> {
    return (await this.#weighed(checkpoint)).weights;
  }

  async #weighed(checkpoint: number | null): Promise<Weighed> {
    if (this.#loaded === null) {
      throw new FlamingoError({ kind: 'internal', why: 'the model is not loaded' });
    }
    const { model, files } = this.#loaded;
    if (checkpoint === null) return { model, weights: files.weights };
    const { file } = checkpointOf(files, checkpoint);
    const kept = this.#kept.get(checkpoint) ?? this.#open(file, this.#loaded);
    this.#kept.delete(checkpoint);
    this.#kept.set(checkpoint, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT) this.#kept.delete(oldest);
    try {
      return await kept;
    } catch (error) {
      this.#kept.delete(checkpoint);
      throw error;
    }
  }

  async #open(file: string, { files, open }: Loaded): Promise<Weighed> {
    const download = this.#downloads.of(file, files.manifest.entry(file));
    const [bytes] = await this.#downloads.finish(open, [download]);
    const weights = withCheckpoint(files.weights, bytes, file);
    return { model: this.#surroundings.create({ ...files, weights }), weights };
  }
}

function checkpointOf({ checkpoints }: ModelFiles, index: number): CheckpointInfo {
  const found = Number.isInteger(index) && index >= 0 ? checkpoints.at(index) : undefined;
  if (found) return found;
  const why = `there is no checkpoint ${String(index)}: they are ${checkpoints.length}`;
  throw new FlamingoError({ kind: 'malformed', why });
}
