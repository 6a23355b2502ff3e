/** A walk that stands still at one question's step: its run is only read. */

import type { Question } from '../../lesson';
import type { Actions } from '../../stages/stage';
import { run, type StepId, type Trace } from '../../trace';
import type { Prediction } from '../prediction.svelte';
import { Walk } from '../walk.svelte';

export class QuestionWalk extends Walk {
  readonly trace: Trace;
  readonly step: StepId;
  readonly head: number;
  readonly before = null;
  readonly act: Actions = {
    read: (cell) => this.read(cell),
    pin: (cell) => this.pin(cell),
    showHead: () => {},
    showFeatures: (width, from) => this.showFeatures(width, from),
    edit: null,
  };

  constructor(prediction: Prediction) {
    const { question } = prediction;
    super([question.step]);
    this.trace = run(question.inputs);
    this.step = question.step;
    this.head = headOf(question);
    this.asker = { at: () => prediction };
  }

  /** There is nowhere else to go. */
  go(): void {}
}

/** The second axis of the attention is the head; the mask has one for all. */
function headOf({ inputs, cells }: Question): number {
  const [cell] = cells;
  return cell.length === 4 ? Math.min(cell[1], inputs.heads - 1) : 0;
}
