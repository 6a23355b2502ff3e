/** The few-shot page's address, and what is not in it: a measurement is kept for as long as the tab. */

import type { Measurement } from '../../player/few-shot/accuracy.svelte';
import { fewShotCodec } from '../../player/few-shot/address';
import type { FewShotDesk } from '../../player/few-shot/desk.svelte';
import { keepMeasurement, keptMeasurement } from '../../player/few-shot/kept-measurement';
import type { FewShotState } from '../../player/few-shot/state';
import { PageAddress } from '../page-address.svelte';

export class FewShotAddress extends PageAddress<FewShotState> {
  readonly #desk: FewShotDesk;

  constructor(desk: FewShotDesk) {
    super(fewShotCodec, () => desk.state);
    this.#desk = desk;
  }

  /** The last measurement of a task in this tab; null where there is none. */
  kept({ task }: FewShotState): Measurement | null {
    try {
      return keptMeasurement(sessionStorage, task);
    } catch {
      return null;
    }
  }

  override flush(): void {
    super.flush();
    if (!this.isRead) return;
    try {
      keepMeasurement(sessionStorage, this.#desk.accuracy.now);
    } catch {
      // Storage is closed or full: then it has to be measured again.
    }
  }
}
