/** What the panel "Save for the classroom" shows and does: the state of what this browser keeps of the site. */

import {
  isComplete,
  readFromWorker,
  type Failure,
  type Kept,
  type ToWorker,
} from '../../player/offline/messages';

/** Before anything is kept: what it would be. */
export type Sum = Pick<Kept, 'version'> & { readonly files: number; readonly bytes: number };

export type SaveState =
  | { readonly kind: 'looking' }
  /** This browser keeps nothing here. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'absent'; readonly sum: Sum | null }
  | { readonly kind: 'saving'; readonly kept: Kept | null }
  | { readonly kind: 'saved'; readonly kept: Kept }
  | { readonly kind: 'failed'; readonly why: Failure; readonly path: string };

/** What the panel needs of the browser. */
export interface Keeper {
  /** Hears what any worker of the site says. @returns how to stop that */
  listen(hear: (data: unknown) => void): () => void;
  /** Whether the site has a worker here. */
  look(): Promise<boolean>;
  /** Starts the worker where there is none. @throws where the browser refuses */
  start(): Promise<void>;
  /** To the worker that is fetching, or else to the one that serves. */
  say(message: ToWorker): Promise<void>;
  /** Null where it can't be had. */
  sum(): Promise<Sum | null>;
  /** Asks that the device keep what is saved even when it needs room. */
  persist(): Promise<boolean>;
  remove(): Promise<void>;
}

export class Saving {
  state = $state.raw<SaveState>({ kind: 'looking' });
  /** Whether the browser promised not to clear what is saved; null before it was asked. */
  isLasting = $state.raw<boolean | null>(null);

  constructor(readonly keeper: Keeper | null) {}

  /** @returns how to close it */
  open(): () => void {
    const { keeper } = this;
    if (!keeper) {
      this.state = { kind: 'impossible' };
      return () => {};
    }
    const stop = keeper.listen((data) => this.#hear(data));
    void this.#look(keeper);
    return stop;
  }

  async #look(keeper: Keeper): Promise<void> {
    if (await keeper.look()) await keeper.say({ kind: 'state' });
    else await this.#showAbsent(keeper);
  }

  async #showAbsent(keeper: Keeper): Promise<void> {
    const sum = await keeper.sum();
    // Meanwhile the worker may have begun, and said so.
    if (this.state.kind === 'looking') this.state = { kind: 'absent', sum };
  }

  #hear(data: unknown): void {
    const message = readFromWorker(data);
    if (!message || message.kind === 'outdated') return;
    if (message.kind === 'failed') {
      this.state = message;
    } else if (isComplete(message)) {
      this.state = { kind: 'saved', kept: message };
    } else if (message.isFetching) {
      this.state = { kind: 'saving', kept: message };
    } else if (this.state.kind !== 'failed') {
      const { version, allFiles: files, allBytes: bytes } = message;
      this.state = { kind: 'absent', sum: { version, files, bytes } };
    }
  }

  /** Fetches what is missing, and looks after what is there. */
  async save(): Promise<void> {
    const { keeper } = this;
    if (!keeper) return;
    this.state = { kind: 'saving', kept: null };
    // Browsers ask the reader, if at all, while the click is fresh.
    const asked = keeper.persist();
    try {
      await keeper.start();
      await keeper.say({ kind: 'fill' });
    } catch {
      this.state = { kind: 'failed', why: 'unreachable', path: 'service-worker.js' };
    }
    this.isLasting = await asked;
  }

  async remove(): Promise<void> {
    const { keeper } = this;
    if (!keeper) return;
    this.state = { kind: 'looking' };
    await keeper.remove();
    await this.#showAbsent(keeper);
  }
}
