/** One question while it is being answered: what the reader expects of its cells, and what became of that. */

import { judge, type Question, type Verdict } from '../lesson';
import type { CellAt, CellModel } from '../marks/cell';
import { placeOf, type Texts } from '../texts';
import type { PredictTexts } from '../texts/predict';
import type { Veil } from '../stages/stage';
import { ruleOf, sameCell, type CellRef, type TensorName, type Trace } from '../trace';
import { isHidden } from './hidden';
import { printed } from './printed';

/** How a question ended; null while it is open to be answered. */
export type Outcome = 'right' | 'wrong' | 'skipped' | null;

export class Prediction implements Veil {
  readonly question: Question;
  readonly #words: () => PredictTexts;
  #given = $state.raw<readonly (number | null)[]>([]);
  #verdict = $state.raw<Verdict | null>(null);
  #isSkipped = $state(false);

  /** @param words how a cell is spoken of that is not to be seen yet */
  constructor(question: Question, words: () => PredictTexts) {
    this.question = question;
    this.#words = words;
    this.#given = question.cells.map(() => null);
  }

  /** What was chosen for each of the question's cells; null: nothing yet. */
  get given(): readonly (number | null)[] {
    return this.#given;
  }

  /** null before the answer was checked, and where it was skipped. */
  get verdict(): Verdict | null {
    return this.#verdict;
  }

  /** All cells can be seen: the answer was checked, or skipped. */
  get isOpen(): boolean {
    return this.#isSkipped || this.#verdict !== null;
  }

  get outcome(): Outcome {
    if (this.#verdict) return this.#verdict.isRight ? 'right' : 'wrong';
    return this.#isSkipped ? 'skipped' : null;
  }

  /** Every cell has an answer. */
  get isComplete(): boolean {
    return this.#given.every((value) => value !== null);
  }

  /** Positions in the question's cells that were answered wrongly. */
  get wrong(): readonly number[] {
    return this.#verdict?.wrong ?? [];
  }

  /** The cell to look at now that all is seen: the first that was wrong, else the first that was asked for. */
  get pointsAt(): CellRef {
    const { tensor, cells } = this.question;
    return { tensor, index: cells[this.wrong[0] ?? 0] };
  }

  /** @param value one of the question's choices; anything else, and any choice once the cells are seen, changes nothing */
  choose(position: number, value: number | null): void {
    if (this.isOpen || !(position in this.#given)) return;
    if (value !== null && !this.question.choices.includes(value)) return;
    this.#given = this.#given.with(position, value);
  }

  /** Takes over how it was answered before: what was chosen for each cell, or that it was skipped. */
  restore(given: readonly number[] | 'skipped'): void {
    if (given === 'skipped') return this.skip();
    given.forEach((value, position) => this.choose(position, value));
    this.check();
  }

  /** Judges the answer, if every cell has one; then the cells are seen. */
  check(): void {
    const given = this.#given.filter((value) => value !== null);
    if (this.isOpen || given.length < this.#given.length) return;
    this.#verdict = judge(this.question, given);
  }

  /** Opens the cells without a judgement. */
  skip(): void {
    if (!this.isOpen) this.#isSkipped = true;
  }

  over(cellAt: CellAt, tensor: TensorName, trace: Trace, t: Texts): CellAt {
    if (isHidden(tensor, this.question)) {
      return (row, column) => this.#hidden(cellAt(row, column).index, tensor, trace, t);
    }
    // A place is tinted with its picture's hue, which is counted as text_time is.
    const isTinted = tensor === 'input_ids' || tensor === 'media_locations';
    if (!isTinted || !isHidden('text_time', this.question)) return cellAt;
    return (row, column) => untinted(cellAt(row, column));
  }

  take({ tensor, index }: CellRef, key?: string): boolean {
    if (!isHidden(tensor, this.question)) return false;
    const position = this.#positionOf(tensor, index);
    if (key === undefined) {
      if (position !== undefined) this.choose(position, this.#next(position));
      return true;
    }
    return position !== undefined && this.#takeKey(position, key);
  }

  /** A digit chooses the choice that it is, with True as 1; Delete and Backspace take a choice back. */
  #takeKey(position: number, key: string): boolean {
    if (key === 'Delete' || key === 'Backspace') {
      this.choose(position, null);
      return true;
    }
    const { choices } = this.question;
    const value = choices.find((choice) =>
      [printed(this.question, choice), String(choice)].includes(key),
    );
    if (value === undefined) return false;
    this.choose(position, value);
    return true;
  }

  /** Of a cell among those that are asked for. */
  #positionOf(tensor: TensorName, index: readonly number[]): number | undefined {
    const at = this.question.cells.findIndex((cell) =>
      sameCell({ tensor, index: cell }, { tensor, index }),
    );
    return tensor === this.question.tensor && at >= 0 ? at : undefined;
  }

  /** The choice after the present one; after the last comes the first again. */
  #next(position: number): number {
    const { choices } = this.question;
    const at = choices.indexOf(this.#given[position] ?? NaN);
    return choices[(at + 1) % choices.length];
  }

  #hidden(index: readonly number[], tensor: TensorName, trace: Trace, t: Texts): CellModel {
    const position = this.#positionOf(tensor, index);
    const given = position === undefined ? null : this.#given[position];
    const text = given === null ? '?' : printed(this.question, given);
    const words = this.#words();
    return {
      index,
      value: '',
      text,
      tone: position === undefined ? 'ghost' : 'asked',
      hue: 0,
      get label() {
        const fact = ruleOf(tensor)?.fact(trace, index);
        const place = fact ? placeOf(t, fact) : index.join(', ');
        if (position === undefined) return `${place}: ${words.hidden}`;
        return `${place}: ${given === null ? words.empty : words.given(text)}`;
      },
    };
  }
}

/** The same cell without the hue of its picture. */
function untinted(cell: CellModel): CellModel {
  // Its label is a getter that is slow to call and need not be.
  return Object.create(cell, { hue: { value: 0, enumerable: true } }) as CellModel;
}
