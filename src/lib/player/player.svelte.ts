/** Holds what the Lab shows: the inputs, the run that follows from them, and where the reader is. Methods alone change it. */

import type { Actions } from '../stages/stage';
import { run, type Inputs, type StepId, type Trace } from '../trace';
import { toggleToken } from './edits';
import type { Dropped } from './dropped';
import { History } from './history.svelte';
import type { ReadQuery } from './query';
import { defaults, type LabState, type Theme, type Ui } from './state';
import { readState, writeInputs, writeState } from './url';
import { Walk, type Weight } from './walk.svelte';

export class Player extends Walk {
  #state = $state.raw<LabState>(defaults);
  #history = new History();
  #before = $state.raw<Trace | null>(null);
  #selected = $state.raw<{ b: number; t: number }>({ b: 0, t: 0 });
  #dropped = $state.raw<readonly Dropped[]>([]);
  #base: LabState;
  #gesture: string | null = null;
  #onchange: (weight: Weight) => void;

  readonly inputs: Inputs = $derived(this.#state.inputs);
  readonly step: StepId = $derived(this.#state.step);
  readonly head: number = $derived(this.#state.head);
  readonly trace: Trace = $derived(run(this.inputs));
  readonly query = $derived(this.#write(this.#state));
  /** The token that the editor works on. */
  readonly selected = $derived({
    b: Math.min(this.#selected.b, this.inputs.rows.length - 1),
    t: Math.min(this.#selected.t, this.inputs.rows[0].length - 1),
  });

  /** @param state what an empty address stands for */
  constructor(
    state: LabState = defaults,
    onchange: (weight: Weight) => void = () => {},
    steps?: readonly StepId[],
  ) {
    super(steps);
    this.#state = state;
    this.#base = state;
    this.#onchange = onchange;
  }

  get state(): LabState {
    return this.#state;
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
    showHead: (head) => this.#commit({ ...this.#state, head }, 'replace'),
    showFeatures: (width, from) => this.showFeatures(width, from),
    edit: {
      toggle: (b, t) => this.edit({ rows: toggleToken(this.inputs.rows, b, t) }),
      tokenKey: (event, b, t) => this.ontokenkey(event, b, t),
      set: (change, gesture) => this.edit(change, gesture),
      endGesture: () => this.endGesture(),
      select: (b, t) => this.select(b, t),
    },
  };

  /** Set by the editor, which knows what the keys on a token mean. */
  ontokenkey: (event: KeyboardEvent, b: number, t: number) => void = () => {};

  /** Takes over the state of an address; nothing enters the history of edits. */
  load(query: string): void {
    this.adopt(readState(query, this.#base));
  }

  /** Takes over a state that was read elsewhere, as a widget's is. */
  adopt({ state, dropped }: ReadQuery<LabState>): void {
    this.#dropped = dropped;
    if (this.#write(state) === this.query) return;
    if (writeInputs(state.inputs) !== writeInputs(this.inputs)) this.#forgetEdits();
    this.#state = state;
    this.forgetCell();
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
    this.forgetCell();
    this.endGesture();
    this.#commit({ ...this.#state, step }, weight);
  }

  /** The token that the editor works on. */
  select(b: number, t: number): void {
    this.#selected = { b, t };
  }

  setTheme(theme: Theme): void {
    this.#commit({ ...this.#state, theme }, 'replace');
  }

  /** Another form of the whole Lab; Back leads out of it. */
  setUi(ui: Ui): void {
    if (ui !== this.#state.ui) this.#commit({ ...this.#state, ui }, 'push');
  }

  /** Whether every step hides its cells until they are predicted. */
  setPredict(predict: boolean): void {
    this.#commit({ ...this.#state, predict }, 'replace');
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
}
