/** A walk through a layer of the model: its run is made elsewhere, and here it is only read. */

import type { Actions } from '../../stages/stage';
import type { StepId, Trace } from '../../trace';
import { Walk } from '../walk.svelte';

/** Where a reader is. */
export interface LayerPlace {
  readonly step: StepId;
  /** From 0. */
  readonly head: number;
}

export class LayerWalk extends Walk {
  readonly #trace: () => Trace;
  readonly #place: () => LayerPlace;
  readonly #onmove: (place: LayerPlace) => void;

  readonly before = null;
  readonly trace: Trace = $derived.by(() => this.#trace());
  readonly step: StepId = $derived.by(() => this.#place().step);
  readonly head: number = $derived.by(() =>
    Math.min(this.#place().head, this.trace.inputs.heads - 1),
  );

  readonly act: Actions = {
    read: (cell) => this.read(cell),
    pin: (cell) => this.pin(cell),
    showHead: (head) => this.#onmove({ step: this.step, head }),
    showFeatures: (width, from) => this.showFeatures(width, from),
    edit: null,
  };

  /**
   * @param trace the run that is read; another one in its place leaves the reader where they are
   * @param place where they are, which somebody else keeps
   * @param onmove is asked for another step or head
   */
  constructor(trace: () => Trace, place: () => LayerPlace, onmove: (place: LayerPlace) => void) {
    super();
    this.#trace = trace;
    this.#place = place;
    this.#onmove = onmove;
  }

  go(step: StepId): void {
    if (step === this.step) return;
    this.forgetCell();
    this.#onmove({ step, head: this.#place().head });
  }
}
