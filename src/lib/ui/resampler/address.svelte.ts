/** The resampler page's address, and what is not in it: the reader's own pictures are kept for as long as the tab. */

import { resamplerCodec } from '../../player/resampler/address';
import type { Frame, ResamplerDesk } from '../../player/resampler/desk.svelte';
import { keepFrames, keptFrames } from '../../player/resampler/own-pictures';
import type { ResamplerState } from '../../player/resampler/state';
import { PageAddress } from '../page-address.svelte';

export class ResamplerAddress extends PageAddress<ResamplerState> {
  readonly #desk: ResamplerDesk;

  constructor(desk: ResamplerDesk) {
    super(resamplerCodec, () => desk.state);
    this.#desk = desk;
  }

  /** The own pictures that a state of the address speaks of; null: they are not in this tab. */
  kept({ own }: ResamplerState): readonly Frame[] | null {
    try {
      return own === 0 ? null : keptFrames(sessionStorage, own);
    } catch {
      return null;
    }
  }

  override flush(): void {
    super.flush();
    if (!this.isRead) return;
    try {
      keepFrames(sessionStorage, this.#desk.own);
    } catch {
      // Storage is closed or full: then they are lost, and the next page says so.
    }
  }
}
