/** The practice page's address: it follows the series. */

import { practiceCodec } from '../../player/practice/address';
import type { Series } from '../../player/practice/series.svelte';
import type { PracticeState } from '../../player/practice/state';
import { PageAddress } from '../page-address.svelte';

export class PracticeAddress extends PageAddress<PracticeState> {
  constructor(series: Series) {
    super(practiceCodec, () => series.state);
  }

  /** Whether an address says which series is meant. */
  get isNamed(): boolean {
    return /[?&](seed|level|at)=/.test(location.search);
  }
}
