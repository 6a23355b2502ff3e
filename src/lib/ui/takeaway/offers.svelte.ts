/** What the parts of the present page offer to take away. */

import type { Takeaway } from './takeaway';

export type Offer = () => Takeaway | Promise<Takeaway>;

class Offers {
  #all = $state.raw<readonly Offer[]>([]);

  /** The latest first: what a reader has opened last is what they would take. */
  get all(): readonly Offer[] {
    return this.#all;
  }

  /** For `onMount`. @returns what takes the offer back */
  add(offer: Offer): () => void {
    this.#all = [offer, ...this.#all];
    return () => (this.#all = this.#all.filter((other) => other !== offer));
  }
}

/** The document shows one page, so this is one object. */
export const offers = new Offers();
