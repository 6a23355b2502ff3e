/** One bug hunt: a wrong program's numbers, the lines that were picked, and what became of it. */

import { programOf, runBug, wrongStatement, type Hunt, type Program } from '../../lesson';
import type { Actions } from '../../stages/stage';
import { run, type StepId, type Trace } from '../../trace';
import { Walk } from '../walk.svelte';

/** right: found at the first try; wrong: found later; skipped: shown without being found. null: still hunted. */
export type HuntOutcome = 'right' | 'wrong' | 'skipped' | null;

export class Hunting extends Walk {
  readonly hunt: Hunt;
  readonly bug: Program;
  /** Of the statement that is wrong. */
  readonly wanted: number;
  readonly right: Trace;
  readonly wrong: Trace;

  #step = $state<StepId>('sequence');
  #picked = $state.raw<readonly number[]>([]);
  #isShown = $state(false);
  #showsRight = $state(false);

  readonly head = 0;
  readonly act: Actions = {
    read: (cell) => this.read(cell),
    pin: (cell) => this.pin(cell),
    showHead: () => {},
    showFeatures: (width, from) => this.showFeatures(width, from),
    edit: null,
  };

  constructor(hunt: Hunt) {
    super();
    this.hunt = hunt;
    this.bug = programOf(hunt.bug);
    this.wanted = wrongStatement(this.bug);
    this.right = run(hunt.inputs);
    this.wrong = runBug(this.bug, hunt.inputs, 'gate', this.right);
    this.#step = hunt.step;
  }

  readonly trace: Trace = $derived.by(() => (this.#showsRight ? this.right : this.wrong));

  /** The other program's run, once the hunt is over: cells that differ are marked as changed. */
  readonly before: Trace | null = $derived.by(() => {
    if (this.outcome === null) return null;
    return this.#showsRight ? this.wrong : this.right;
  });

  get step(): StepId {
    return this.#step;
  }

  /** Statements that were picked, the last one last. */
  get picked(): readonly number[] {
    return this.#picked;
  }

  /** The numbers are those of the right program. */
  get showsRight(): boolean {
    return this.#showsRight;
  }

  get outcome(): HuntOutcome {
    if (this.#isShown) return 'skipped';
    if (!this.#picked.includes(this.wanted)) return null;
    return this.#picked.length === 1 ? 'right' : 'wrong';
  }

  /** Says that a statement is the wrong one. */
  pick(statement: number): void {
    if (this.outcome !== null || this.#picked.includes(statement)) return;
    this.#picked = [...this.#picked, statement];
  }

  /** Takes over how it went before: which statements were picked, or that the line was shown. */
  restore(picked: readonly number[] | 'skipped'): void {
    if (picked === 'skipped') this.show();
    else picked.forEach((statement) => this.pick(statement));
  }

  /** Ends the hunt: the line is shown. */
  show(): void {
    if (this.outcome === null) this.#isShown = true;
  }

  /** Whose numbers are seen, once the hunt is over. */
  showRight(right: boolean): void {
    if (this.outcome !== null) this.#showsRight = right;
  }

  go(step: StepId): void {
    if (step === this.#step) return;
    this.forgetCell();
    this.#step = step;
  }
}
