/** What the model sees in each picture: asked once for the same pixels. */

import type { ModelClient } from '../../../flamingo/worker/client';
import type { Look } from '../../../flamingo/worker/protocol';
import { sameFrames, type Frames } from './media';

interface Kept {
  readonly frames: Frames;
  readonly checkpoint: number | null;
  readonly look: Promise<Look>;
}

/** About 1 MB a picture; a prompt of 96 tokens rarely has more. */
const MOST = 16;

export class Looks {
  /** The one used last comes last. */
  #kept: readonly Kept[] = [];
  readonly #client: () => Pick<ModelClient, 'look'> | null;

  constructor(client: () => Pick<ModelClient, 'look'> | null) {
    this.#client = client;
  }

  /**
   * Of the same pixels the same promise, so that who waits for it need not wait again.
   * @returns null while there is no model
   */
  of(frames: Frames, checkpoint: number | null): Promise<Look> | null {
    const known = this.#kept.find(
      (kept) => kept.checkpoint === checkpoint && sameFrames(kept.frames, frames),
    );
    const kept = known ?? this.#ask(frames, checkpoint);
    if (kept === null) return null;
    this.#kept = [...this.#kept.filter((other) => other !== kept), kept].slice(-MOST);
    return kept.look;
  }

  #ask(frames: Frames, checkpoint: number | null): Kept | null {
    const look = this.#client()?.look(frames, { checkpoint });
    if (look === undefined) return null;
    const kept = { frames, checkpoint, look };
    // What failed is asked again the next time.
    look.catch(() => (this.#kept = this.#kept.filter((other) => other !== kept)));
    return kept;
  }
}
