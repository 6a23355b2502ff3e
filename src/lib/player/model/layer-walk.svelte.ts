/** A walk through a layer of the model: its run is made elsewhere, and here it is only read. */

import type { Actions } from '../../stages/stage';
import type { StepId, Trace } from '../../trace';
import { Walk } from '../walk.svelte';

/** Where a reader is; what a page keeps of it. */
export interface LayerPlace {
  readonly step: StepId;
  /** From 0. */
  readonly head: number;
}

export class LayerWalk extends Walk {
  #place = $state.raw<LayerPlace>({ step: 'mask', head: 0 });
  readonly #trace: () => Trace;
  readonly #onmove: (place: LayerPlace) => void;

  readonly before = null;
  readonly trace: Trace = $derived.by(() => this.#trace());
  readonly step: StepId = $derived(this.#place.step);
  readonly head: number = $derived(Math.min(this.#place.head, this.trace.inputs.heads - 1));

  readonly act: Actions = {
    read: (cell) => this.read(cell),
    pin: (cell) => this.pin(cell),
    showHead: (head) => this.#go({ ...this.#place, head }),
    showFeatures: (width, from) => this.showFeatures(width, from),
    edit: null,
  };

  /**
   * @param trace the run that is read; another one in its place leaves the reader where they are
   * @param onmove is told of another step or head
   */
  constructor(
    trace: () => Trace,
    start: Partial<LayerPlace> = {},
    onmove: (place: LayerPlace) => void = () => {},
  ) {
    super();
    this.#trace = trace;
    this.#onmove = onmove;
    this.#place = { ...this.#place, ...start };
  }

  go(step: StepId): void {
    if (step === this.step) return;
    this.forgetCell();
    this.#go({ ...this.#place, step });
  }

  #go(place: LayerPlace): void {
    this.#place = place;
    this.#onmove(place);
  }
}
