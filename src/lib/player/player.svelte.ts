/** Holds what is shown: the inputs, the run that follows from them, and where the reader is. Methods alone change it. */

import type { Actions, Cursor } from '../stages/stage';
import {
  hasSample,
  run,
  sameCell,
  seenSources,
  stepIds,
  stepOf,
  type CellRef,
  type Inputs,
  type StepId,
  type TensorName,
  type Trace,
} from '../trace';
import { toggleToken } from './edits';
import type { Dropped } from './dropped';
import { History } from './history.svelte';
import { defaults, type LabState, type Theme } from './state';
import { readState, writeInputs, writeState } from './url';

/** How a change enters the browser's history: a new entry, or in place of the last (drags, scrubbing). */
export type Weight = 'push' | 'replace';

export class Player {
  #state = $state.raw<LabState>(defaults);
  #history = new History();
  #before = $state.raw<Trace | null>(null);
  #hovered = $state.raw<CellRef | null>(null);
  #pinned = $state.raw<CellRef | null>(null);
  #brushed = $state.raw<TensorName | null>(null);
  #selected = $state.raw<{ b: number; t: number }>({ b: 0, t: 0 });
  #sample = $state(0);
  #playing = $state(false);
  #dropped = $state.raw<readonly Dropped[]>([]);
  #base: LabState;
  #gesture: string | null = null;
  #onchange: (weight: Weight) => void;

  readonly inputs: Inputs = $derived(this.#state.inputs);
  readonly step: StepId = $derived(this.#state.step);
  readonly trace: Trace = $derived(run(this.inputs));
  readonly query = $derived(this.#write(this.#state));
  readonly position = $derived(stepIds.indexOf(this.step));
  readonly pinned = $derived(this.#exists(this.#pinned) ? this.#pinned : null);
  readonly focus = $derived(
    this.pinned ?? (this.#exists(this.#hovered) ? this.#hovered : null) ?? this.#lead(),
  );
  /** Apart from the cursor, so that pointing at a line of code works nothing out again. */
  readonly #sources = $derived(this.focus ? seenSources(this.trace, this.step, this.focus) : []);
  readonly cursor: Cursor = $derived({
    focus: this.focus,
    isPinned: this.pinned !== null,
    sources: this.#sources,
    sample: Math.min(this.#sample, this.inputs.rows.length - 1),
    head: this.#state.head,
    brushed: this.#brushed,
    before: this.#before,
  });
  /** The token that the editor works on. */
  readonly selected = $derived({
    b: Math.min(this.#selected.b, this.inputs.rows.length - 1),
    t: Math.min(this.#selected.t, this.inputs.rows[0].length - 1),
  });

  constructor(state: LabState = defaults, onchange: (weight: Weight) => void = () => {}) {
    this.#state = state;
    this.#base = state;
    this.#onchange = onchange;
  }

  get state(): LabState {
    return this.#state;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** The run before the last edit. */
  get before(): Trace | null {
    return this.#before;
  }

  /** What a stage may ask for. */
  readonly act: Actions = {
    read: (cell) => this.read(cell),
    pin: (cell) => this.pin(cell),
    toggle: (b, t) => this.edit({ rows: toggleToken(this.inputs.rows, b, t) }),
    tokenKey: (event, b, t) => this.ontokenkey(event, b, t),
    set: (change, gesture) => this.edit(change, gesture),
    endGesture: () => this.endGesture(),
    select: (b, t) => this.select(b, t),
    showHead: (head) => this.#commit({ ...this.#state, head }, 'replace'),
  };

  /** Set by the editor, which knows what the keys on a token mean. */
  ontokenkey: (event: KeyboardEvent, b: number, t: number) => void = () => {};

  /** Takes over the state of an address; nothing enters the history of edits. */
  load(query: string): void {
    const { state, dropped } = readState(query, this.#base);
    this.#dropped = dropped;
    if (this.#write(state) === this.query) return;
    if (writeInputs(state.inputs) !== writeInputs(this.inputs)) this.#forgetEdits();
    this.#state = state;
    this.#forgetCell();
  }

  dismissNotes(): void {
    this.#dropped = [];
  }

  /** Changes the example; changes of one gesture (a drag) are one step of undo. */
  edit(change: Partial<Inputs>, gesture: string | null = null): void {
    const inputs = { ...this.inputs, ...change };
    if (this.#write({ ...this.#state, inputs }) === this.query) return;
    const isSameGesture = gesture !== null && gesture === this.#gesture;
    if (!isSameGesture) {
      this.#history.leave(this.inputs);
      this.#before = this.trace;
    }
    this.#gesture = gesture;
    this.#commit({ ...this.#state, inputs }, isSameGesture ? 'replace' : 'push');
  }

  /** The next change of the same control is a new edit. */
  endGesture(): void {
    this.#gesture = null;
  }

  undo(): void {
    this.#travel(this.#history.back(this.inputs));
  }

  redo(): void {
    this.#travel(this.#history.forth(this.inputs));
  }

  reset(): void {
    this.edit(defaults.inputs);
  }

  go(step: StepId, weight: Weight = 'push'): void {
    if (step === this.step) return;
    this.#forgetCell();
    this.endGesture();
    this.#commit({ ...this.#state, step }, weight);
  }

  /** By so many steps, stopping at the ends. */
  move(by: number): void {
    const at = Math.min(stepIds.length - 1, Math.max(0, this.position + by));
    this.go(stepIds[at]);
  }

  play(): void {
    if (this.position === stepIds.length - 1) this.go(stepIds[0]);
    this.#playing = true;
  }

  pause(): void {
    this.#playing = false;
  }

  /** One beat of playing; it stops by itself at the last step. */
  tick(): void {
    this.go(stepIds[Math.min(this.position + 1, stepIds.length - 1)], 'replace');
    if (this.position === stepIds.length - 1) this.pause();
  }

  read(cell: CellRef | null): void {
    if (sameCell(cell, this.#hovered)) return;
    this.#hovered = cell;
    if (cell && hasSample(cell)) this.#sample = cell.index[0];
  }

  /** The token that the editor works on. */
  select(b: number, t: number): void {
    this.#selected = { b, t };
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

  setTheme(theme: Theme): void {
    this.#commit({ ...this.#state, theme }, 'replace');
  }

  #travel(inputs: Inputs | null): void {
    if (!inputs) return;
    this.#before = this.trace;
    this.endGesture();
    this.#commit({ ...this.#state, inputs }, 'push');
  }

  #commit(state: LabState, weight: Weight): void {
    // A head that is gone cannot be shown, nor stand in the address.
    this.#state = { ...state, head: Math.min(state.head, state.inputs.heads - 1) };
    this.#onchange(weight);
  }

  #write(state: LabState): string {
    return writeState(state, this.#base);
  }

  /** Another example has come by address: what was undone or done before belongs to the old one. */
  #forgetEdits(): void {
    this.#history.forget();
    this.#before = null;
    this.endGesture();
  }

  #forgetCell(): void {
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
    const step = stepOf(this.step);
    const view = this.trace.tensors[step.tensor];
    return view && view.size > 0 ? { tensor: step.tensor, index: step.lead(this.trace) } : null;
  }
}
