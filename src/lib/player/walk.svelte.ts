/**
 * A reader's way through the steps of a run: at which step they are, which cell they read, whether it plays. Whose run it
 * is, and where step and head are kept, is for the heirs to say.
 */

import type { Actions, Cursor, Veil, Width } from '../stages/stage';
import {
  hasSample,
  sameCell,
  seenSources,
  stepIds,
  stepOf,
  type CellRef,
  type StepId,
  type TensorName,
  type Trace,
} from '../trace';
import type { Prediction } from './prediction.svelte';

/** Says what a reader is asked at a step, whose cells stay hidden until they have answered; null: nothing, and all is seen. */
export interface Asker {
  at(trace: Trace, step: StepId, head: number): Prediction | null;
}

/** How a change enters the browser's history: a new entry, or in place of the last (drags, scrubbing). */
export type Weight = 'push' | 'replace';

export abstract class Walk {
  /** The steps of the way, in their order: all of them, or the part that a widget shows. */
  readonly steps: readonly StepId[];
  #hovered = $state.raw<CellRef | null>(null);
  #pinned = $state.raw<CellRef | null>(null);
  #brushed = $state.raw<TensorName | null>(null);
  #features = $state.raw<Readonly<Record<Width, number>>>({ dim_head: 0, dim: 0 });
  #sample = $state(0);
  #playing = $state(false);
  /** null: nothing is ever asked. */
  asker = $state.raw<Asker | null>(null);

  abstract readonly trace: Trace;
  abstract readonly step: StepId;
  abstract readonly head: number;
  /** The run before the last edit. */
  abstract readonly before: Trace | null;
  /** What a stage may ask for. */
  abstract readonly act: Actions;

  constructor(steps: readonly StepId[] = stepIds) {
    this.steps = steps;
  }

  readonly position = $derived.by(() => this.steps.indexOf(this.step));
  /** What is asked at this step. */
  readonly prediction = $derived.by(() => this.asker?.at(this.trace, this.step, this.head) ?? null);
  /** Apart from it, since what a derivation makes it does not follow. */
  readonly veil = $derived.by<Veil | null>(() =>
    this.prediction?.isOpen ? null : this.prediction,
  );
  readonly pinned = $derived.by(() => (this.#exists(this.#pinned) ? this.#pinned : null));
  readonly focus = $derived.by(
    () => this.pinned ?? (this.#exists(this.#hovered) ? this.#hovered : null) ?? this.#lead(),
  );
  /** Apart from the cursor, so that pointing at a line of code works nothing out again. */
  readonly #sources = $derived.by(() =>
    this.focus && !this.veil ? seenSources(this.trace, this.step, this.focus) : [],
  );
  readonly cursor: Cursor = $derived.by(() => ({
    focus: this.focus,
    isPinned: this.pinned !== null,
    sources: this.#sources,
    sample: Math.min(this.#sample, this.trace.inputs.rows.length - 1),
    head: this.head,
    features: this.#features,
    brushed: this.#brushed,
    before: this.veil ? null : this.before,
    veil: this.veil,
  }));

  get playing(): boolean {
    return this.#playing;
  }

  abstract go(step: StepId, weight?: Weight): void;

  /** By so many steps, stopping at the ends. */
  move(by: number): void {
    const at = Math.min(this.steps.length - 1, Math.max(0, this.position + by));
    this.go(this.steps[at]);
  }

  play(): void {
    if (this.position === this.steps.length - 1) this.go(this.steps[0]);
    this.#playing = true;
  }

  pause(): void {
    this.#playing = false;
  }

  /** One beat of playing; it stops by itself at the last step, and where the reader is asked something. */
  tick(): void {
    this.go(this.steps[Math.min(this.position + 1, this.steps.length - 1)], 'replace');
    if (this.veil || this.position === this.steps.length - 1) this.pause();
  }

  read(cell: CellRef | null): void {
    if (sameCell(cell, this.#hovered)) return;
    this.#hovered = cell;
    if (cell && hasSample(cell)) this.#sample = cell.index[0];
  }

  pin(cell: CellRef): void {
    this.#pinned = sameCell(this.pinned, cell) ? null : cell;
  }

  unpin(): void {
    this.#pinned = null;
  }

  brush(tensor: TensorName | null): void {
    this.#brushed = tensor;
  }

  showFeatures(width: Width, from: number): void {
    this.#features = { ...this.#features, [width]: from };
  }

  /** Nothing is read or pinned any more. */
  protected forgetCell(): void {
    this.#hovered = null;
    this.#pinned = null;
    this.#sample = 0;
  }

  /** A cell that was read or pinned may be gone after an edit. */
  #exists(cell: CellRef | null): boolean {
    const shape = cell && this.trace.tensors[cell.tensor]?.shape;
    return (
      !!shape &&
      shape.length === cell.index.length &&
      cell.index.every((i, axis) => i < shape[axis])
    );
  }

  /** The cell worth reading first, where the step was reached and has any. */
  #lead(): CellRef | null {
    if (this.veil) return null;
    const step = stepOf(this.step);
    const view = this.trace.tensors[step.tensor];
    if (!view || view.size === 0) return null;
    return { tensor: step.tensor, index: step.lead(this.trace, this.head) };
  }
}
