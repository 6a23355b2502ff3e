/** Every tensor of one run, fetched when it is asked for, and what each of its cells is made of. */

import type { RgbImage } from '../../flamingo/image-preprocess';
import type { PixelPrompt } from '../../flamingo/prompt-model';
import type { Interventions } from '../../flamingo/runtime/interventions';
import type { ModelClient } from '../../flamingo/worker/client';
import type {
  ModelInfo,
  RunResult,
  TracedTensor,
  TracedTensors,
} from '../../flamingo/worker/protocol';
import {
  catalogueOf,
  explain,
  neededFor,
  offsetOf,
  pictureName,
  weightTensors,
  type Cell,
  type Explanation,
  type ModelTensor,
  type RunFacts,
} from '../../trace/model';

/** One run, as it was asked for and answered. */
export interface GivenRun {
  /** As it was run: with the pictures that the model saw. */
  readonly prompt: PixelPrompt;
  /** null: as the model was trained. */
  readonly only_attend_immediate_media: boolean | null;
  readonly interventions: Interventions;
  readonly checkpoint: number | null;
  /** With its trace. */
  readonly result: RunResult;
}

/** Which worker answers, and what model it has. */
export interface TensorWorker {
  readonly client: Pick<ModelClient, 'look' | 'weights'>;
  readonly info: Pick<ModelInfo, 'config' | 'weight_shapes' | 'vocabulary'>;
}

export class RunTensors {
  readonly facts: RunFacts;
  /** Tensors in the order in which they come to be, then the weights. */
  readonly catalogue: readonly ModelTensor[];
  /** The words of the prompt, with <image> where the pictures are. */
  readonly tokens: readonly string[];
  /** Index is id. */
  readonly vocabulary: readonly string[];
  /** What the model sees of each picture or clip. */
  readonly media: readonly (readonly RgbImage[])[];
  readonly #byName: ReadonlyMap<string, ModelTensor>;
  readonly #worker: TensorWorker;
  readonly #run: GivenRun;
  readonly #looks = new Map<number, Promise<TracedTensors>>();
  readonly #weights = new Map<string, Promise<TracedTensor>>();

  /** @throws {Error} when the run has no trace */
  constructor(worker: TensorWorker, run: GivenRun) {
    this.#worker = worker;
    this.#run = run;
    const ids = run.result.trace.input_ids;
    if (!ids) throw new Error('tensors: the run was not traced');
    const { config, weight_shapes, vocabulary } = worker.info;
    this.media = run.prompt.flatMap((part) => {
      if ('text' in part) return [];
      return 'image' in part ? [[part.image]] : [part.video];
    });
    this.facts = {
      config,
      input_ids: Array.from(ids.values),
      frames: this.media.map(({ length }) => length),
      only_attend_immediate_media:
        run.only_attend_immediate_media ?? config.gated_cross_attn.only_attend_immediate_media,
      changes: run.interventions,
    };
    this.tokens = run.result.tokens;
    this.vocabulary = vocabulary;
    this.catalogue = [...catalogueOf(this.facts), ...weightTensors(weight_shapes)];
    this.#byName = new Map(this.catalogue.map((tensor) => [tensor.name, tensor]));
  }

  /** What there is to know of a tensor; undefined: there is none of that name. */
  entry(name: string): ModelTensor | undefined {
    return this.#byName.get(name);
  }

  /**
   * The numbers of a tensor or weight.
   * @throws {FlamingoError} what the worker could not do
   */
  async tensor(name: string): Promise<TracedTensor> {
    const entry = this.#byName.get(name);
    if (!entry) throw new Error(`tensors: there is no ${name}`);
    const found = await this.#fetch(entry);
    const [shape, wanted] = [found.shape.join(), entry.shape.join()];
    if (shape === wanted) return found;
    throw new Error(`tensors: ${name} has shape (${shape}), not (${wanted})`);
  }

  /** How a cell came to be. @throws as tensor */
  async explain(name: string, index: readonly number[]): Promise<Explanation> {
    const entry = this.#byName.get(name);
    if (!entry) throw new Error(`tensors: there is no ${name}`);
    const { tensors, weights } = neededFor(entry, index);
    const needed = [...tensors, ...weights];
    const found = await Promise.all(needed.map((one) => this.tensor(one)));
    const byName = new Map(needed.map((one, i) => [one, found[i]]));
    const valueOf = (cell: Cell) => {
      const { shape, values } = byName.get(cell.name)!;
      return values[offsetOf(shape, cell.index)];
    };
    return explain(entry, index, valueOf);
  }

  #fetch({ name, group }: ModelTensor): Promise<TracedTensor> {
    if (group.of === 'weights') return this.#weight(name);
    if (!('picture' in group)) return Promise.resolve(taken(this.#run.result.trace, name));
    const own = name.slice(pictureName(group.picture).length);
    return this.#look(group.picture).then((trace) => taken(trace, own));
  }

  #look(picture: number): Promise<TracedTensors> {
    const { checkpoint } = this.#run;
    const frames = this.media[picture];
    return once(this.#looks, picture, async () => {
      const { trace, latents } = await this.#worker.client.look(frames, { checkpoint });
      return { ...trace, latents };
    });
  }

  #weight(name: string): Promise<TracedTensor> {
    const { checkpoint } = this.#run;
    return once(this.#weights, name, async () => {
      const found = await this.#worker.client.weights([name], { checkpoint });
      return taken(found, name);
    });
  }
}

function taken(tensors: TracedTensors, name: string): TracedTensor {
  if (Object.hasOwn(tensors, name)) return tensors[name];
  throw new Error(`tensors: ${name} was not recorded`);
}

/** What was asked for before is not asked for again, unless it failed. */
function once<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  ask: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(key);
  if (found) return found;
  const asked = ask();
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  return asked;
}
