/** Pictures that are still of use somewhere; what drops out is closed, once. */

import type { DraftPicture } from './pictures';

export class HeldPictures {
  #held: ReadonlySet<DraftPicture> = new Set();
  readonly #close: (picture: DraftPicture) => void;

  constructor(close: (picture: DraftPicture) => void) {
    this.#close = close;
  }

  /** Holds these, and closes all others that it held. */
  keep(pictures: Iterable<DraftPicture>): void {
    const next = new Set(pictures);
    this.#held.forEach((picture) => !next.has(picture) && this.#close(picture));
    this.#held = next;
  }
}
