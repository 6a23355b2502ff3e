/** What the model sees in each picture: asked once for the same pixels. */

import type { ModelClient } from '../../../flamingo/worker/client';
import type { Look, TracedTensor } from '../../../flamingo/worker/protocol';
import { sameFrames, type Frames } from './media';

interface Kept<Value> {
  readonly frames: Frames;
  readonly checkpoint: number | null;
  readonly value: Promise<Value>;
}

/** About 1 MB a picture: enough for those that are looked at in turns. */
const MOST_LOOKS = 16;
/** 3 kB a picture: as many as a prompt of 96 tokens can have, before and after a change. */
const MOST_LATENTS = 192;

/** Of the same pixels the same promise, so that who waits for it need not wait again. */
class ByPixels<Value> {
  /** The one used last comes last. */
  #kept: readonly Kept<Value>[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param ask gives null while there is no model */
  of(frames: Frames, checkpoint: number | null, ask: () => Promise<Value> | null) {
    const known = this.#kept.find(
      (kept) => kept.checkpoint === checkpoint && sameFrames(kept.frames, frames),
    );
    const value = known?.value ?? ask();
    if (value === null) return null;
    const kept = known ?? { frames, checkpoint, value };
    this.#kept = [...this.#kept.filter((other) => other !== kept), kept].slice(-this.#most);
    // What failed is asked again the next time.
    if (!known) value.catch(() => (this.#kept = this.#kept.filter((other) => other !== kept)));
    return value;
  }
}

export class Looks {
  readonly #looks = new ByPixels<Look>(MOST_LOOKS);
  readonly #latents = new ByPixels<TracedTensor>(MOST_LATENTS);
  readonly #client: () => Pick<ModelClient, 'look'> | null;

  constructor(client: () => Pick<ModelClient, 'look'> | null) {
    this.#client = client;
  }

  /** All that there is to see. @returns null while there is no model */
  of(frames: Frames, checkpoint: number | null): Promise<Look> | null {
    const ask = () => this.#client()?.look(frames, { checkpoint }) ?? null;
    return this.#looks.of(frames, checkpoint, ask);
  }

  /** The latents alone, kept of far more pictures. @returns null while there is no model */
  latentsOf(frames: Frames, checkpoint: number | null): Promise<TracedTensor> | null {
    const ask = () => this.of(frames, checkpoint)?.then(({ latents }) => latents) ?? null;
    return this.#latents.of(frames, checkpoint, ask);
  }
}
