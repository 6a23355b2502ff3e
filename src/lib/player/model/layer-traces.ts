/** Traces of the gated blocks of a run, for the steps of the Mask Lab. */

import type { ModelClient } from '../../flamingo/worker/client';
import type { TracedTensors } from '../../flamingo/worker/protocol';
import type { StagePicture } from '../../stages';
import type { Trace } from '../../trace';
import { blockWeightNames, traceLayer } from '../../trace/from-model';
import type { Run } from './live-run.svelte';
import { pictureUrl } from './picture-url';
import type { Status } from '../live/session.svelte';

/** What is needed of a session. */
export interface Weighed {
  readonly client: ModelClient | null;
  readonly status: Status;
}

/** One layer of a run. The weights of a layer are fetched once, and kept until another checkpoint is asked. */
export class LayerTraces {
  readonly #session: Weighed;
  readonly #weights = new Map<number, Promise<TracedTensors>>();
  #checkpoint: number | null = null;

  constructor(session: Weighed) {
    this.#session = session;
  }

  /** Whether a run went through gated block `layer` (from 0) and kept what it computed there. */
  has({ result }: Run, layer: number): boolean {
    return Object.hasOwn(result.trace, `layer.${layer}.xattn_out`);
  }

  /** The trace of a layer, its weights fetched. @throws as `weights` and `trace` */
  async load(run: Run, layer: number): Promise<Trace> {
    return this.trace(run, layer, await this.weights(run, layer));
  }

  /**
   * The trace of gated block `layer`, with the numbers of the run itself.
   * @throws {Error} when the run has no such layer, or kept no intermediates
   */
  trace({ result, ablations }: Run, layer: number, weights: TracedTensors): Trace {
    const { status } = this.#session;
    if (status.kind !== 'ready') throw new Error('the model is not loaded');
    const run = {
      tokens: result.tokens,
      media_token_id: status.info.config.special_tokens.image,
      only_attend_immediate_media: ablations.op === 'eq',
      attn_gate: result.gates.attn_gate[layer],
      ff_gate: result.gates.ff_gate[layer],
      changes: {
        heads_off: ablations.heads_off[layer] ?? [],
        skip_zero_rows: ablations.skip_zero_rows,
      },
      recorded: result.trace,
    };
    return traceLayer(run, layer, weights);
  }

  /**
   * The weights of a layer in the checkpoint that a run asked; the same promise for the same weights.
   * @throws {FlamingoError} when they cannot be had
   */
  weights({ ablations: { checkpoint } }: Run, layer: number): Promise<TracedTensors> {
    const { client } = this.#session;
    if (client === null) return Promise.reject(new Error('the model is not loaded'));
    if (checkpoint !== this.#checkpoint) this.#weights.clear();
    this.#checkpoint = checkpoint;
    const known = this.#weights.get(layer);
    if (known) return known;
    const names = blockWeightNames.map((name) => `gated_cross_attn_layers.${layer}.${name}`);
    const asked = client.weights(names, { checkpoint });
    this.#weights.set(layer, asked);
    // What failed is asked again the next time.
    asked.catch(() => {
      if (this.#weights.get(layer) === asked) this.#weights.delete(layer);
    });
    return asked;
  }
}

/** The pictures of a run as the model saw them; of a clip the first frame. */
export function picturesOf({ prompt }: Pick<Run, 'prompt'>): readonly StagePicture[] {
  return prompt.flatMap((part): StagePicture[] => {
    if ('text' in part) return [];
    const frames = 'image' in part ? [part.image] : part.video;
    return [{ url: pictureUrl(frames[0]), frames: frames.length }];
  });
}
