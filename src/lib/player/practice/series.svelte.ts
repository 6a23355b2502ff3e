/** A series of questions: which one is asked, and what became of the others. */

import { makeQuestion, type BugId, type GotchaId, type ProgramId } from '../../lesson';
import { nextTask } from '../../flamingo/next-task';
import type { PredictTexts } from '../../texts/predict';
import type { StepId } from '../../trace';
import { Prediction, type Outcome } from '../prediction.svelte';
import type { Hunting } from './hunting.svelte';
import { Hunts } from './hunts.svelte';
import { forget, keep, readKept, type Answer, type Kept } from './kept';
import { lookAt } from './look-at';
import { defaults, LENGTH, limits, type Mode, type PracticeState } from './state';

/** A line of the summary. */
export interface Row {
  readonly outcome: Outcome;
  /** null where it was not asked yet. */
  readonly step: StepId | null;
  /** The wrong rule of a wrong answer. */
  readonly rule: BugId | null;
  /** The wrong line of a hunt that is over. */
  readonly bug: ProgramId | null;
}

export class Series {
  readonly #words: () => PredictTexts;
  #state = $state.raw<PracticeState>(defaults);
  /** One a question; null: it was not asked yet. */
  #asked = $state.raw<readonly (Prediction | null)[]>(none);
  /** The hunts of the same seed and level. */
  #hunts = $state.raw(new Hunts(defaults.seed, defaults.level, LENGTH));
  /** Known once the reader's device was asked. */
  #isKept = $state(false);

  /** @param words how a cell is spoken of that is not to be seen yet */
  constructor(words: () => PredictTexts) {
    this.#words = words;
  }

  get state(): PracticeState {
    return this.#state;
  }

  /** What became of each question, or hunt. */
  get outcomes(): readonly Outcome[] {
    return this.rows.map(({ outcome }) => outcome);
  }

  get rows(): readonly Row[] {
    return this.#isHunting ? this.#hunts.begun.map(huntRow) : this.#asked.map(questionRow);
  }

  /** Where to read on about what was not right. */
  get lookAt(): readonly GotchaId[] {
    return this.#isHunting ? this.#hunts.lookAt : lookAt(this.#asked);
  }

  /** The questions that were asked so far, by their place in the series. */
  get asked(): readonly (Prediction | null)[] {
    return this.#asked;
  }

  /** The question that is asked; null where the summary is shown, or a hunt is on. */
  get now(): Prediction | null {
    const { at } = this.#state;
    return at === 'summary' || this.#isHunting ? null : this.#asked[at - 1];
  }

  /** The hunt that is on; null where the summary is shown, or a question is asked. */
  get hunting(): Hunting | null {
    const { at } = this.#state;
    return at === 'summary' || !this.#isHunting ? null : this.#hunts.at(at - 1);
  }

  get #isHunting(): boolean {
    return this.#state.mode === 'bugs';
  }

  /** Answers of this series lie on the device. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /**
   * Begins where an address points, with what the device remembers of that series. An address that names none goes on with
   * the one that is remembered.
   */
  async begin(state: PracticeState, isNamed: boolean): Promise<void> {
    const kept = readKept();
    const resumed = kept && !isNamed ? { ...state, seed: kept.seed, level: kept.level } : state;
    this.#state = resumed;
    this.#asked = none;
    this.#hunts = new Hunts(resumed.seed, resumed.level, LENGTH);
    if (kept?.seed === resumed.seed && kept.level === resumed.level) {
      this.#isKept = true;
      await this.#restore(kept);
      // Meanwhile the reader may have gone elsewhere.
      if (this.#state !== resumed) return;
      const open = this.outcomes.indexOf(null);
      if (!isNamed) this.#state = { ...resumed, at: open < 0 ? 'summary' : open + 1 };
    }
    this.#ask();
  }

  /** Goes to a question of the series, from 1, or to the summary. */
  go(at: PracticeState['at']): void {
    this.#state = { ...this.#state, at };
    this.#ask();
  }

  /** The question after this one; after the last, the summary. */
  next(): void {
    const { at } = this.#state;
    this.go(at === 'summary' || at === LENGTH ? 'summary' : at + 1);
  }

  /** Begins another series at its first question. */
  start(change: Partial<Pick<PracticeState, 'seed' | 'level'>>): void {
    this.#state = { ...this.#state, ...change, at: 1 };
    this.#asked = none;
    this.#hunts = new Hunts(this.#state.seed, this.#state.level, LENGTH);
    this.#isKept = false;
    this.#ask();
  }

  /** Goes over to questions, or to hunts, of the same seed and level; what was answered stays. */
  practise(mode: Mode): void {
    if (mode === this.#state.mode) return;
    this.#state = { ...this.#state, mode, at: 1 };
    this.#ask();
  }

  /** Remembers on the device what was answered. */
  keep(): void {
    const { seed, level } = this.#state;
    this.#isKept = keep({
      seed,
      level,
      answers: this.#asked.map(answerOf),
      hunts: this.#hunts.begun.map(huntAnswer),
    });
  }

  /** Forgets it, there and here. */
  forget(): void {
    forget();
    this.start({});
  }

  #ask(): void {
    const { at } = this.#state;
    if (at === 'summary') return;
    if (this.#isHunting) this.#hunts.begin(at - 1);
    else this.#make(at - 1);
  }

  #make(position: number): Prediction {
    const { seed, level } = this.#state;
    const known = this.#asked[position];
    if (known) return known;
    const made = new Prediction(makeQuestion(seed, position, level), this.#words);
    this.#asked = this.#asked.with(position, made);
    return made;
  }

  /** One after the other, so that the page stays alive meanwhile. */
  async #restore({ answers, hunts }: Kept): Promise<void> {
    await this.#each(answers, (answer, position) => restore(this.#make(position), answer));
    await this.#each(hunts, (answer, position) => {
      this.#hunts.begin(position);
      this.#hunts.at(position)?.restore(answer);
    });
  }

  /** Until the reader goes elsewhere. */
  async #each(
    answers: readonly Answer[],
    take: (answer: NonNullable<Answer>, position: number) => void,
  ): Promise<void> {
    const state = this.#state;
    for (const [position, answer] of answers.entries()) {
      if (answer === null) continue;
      await nextTask();
      if (this.#state !== state) return;
      take(answer, position);
    }
  }
}

const none: readonly (Prediction | null)[] = Array.from({ length: LENGTH }, () => null);

function questionRow(asked: Prediction | null): Row {
  const { outcome = null, question, verdict } = asked ?? {};
  return { outcome, step: question?.step ?? null, rule: verdict?.rule ?? null, bug: null };
}

function huntRow(hunting: Hunting | null): Row {
  const { outcome = null, hunt } = hunting ?? {};
  return { outcome, step: hunt?.step ?? null, rule: null, bug: outcome && hunt ? hunt.bug : null };
}

function answerOf(prediction: Prediction | null): Answer {
  if (!prediction?.outcome) return null;
  if (prediction.outcome === 'skipped') return 'skipped';
  const { choices } = prediction.question;
  // Places, since a choice may be −∞, which JSON cannot write.
  return prediction.given.flatMap((value) => (value === null ? [] : choices.indexOf(value)));
}

function huntAnswer(hunting: Hunting | null): Answer {
  if (!hunting?.outcome) return null;
  return hunting.outcome === 'skipped' ? 'skipped' : hunting.picked;
}

/** What the device remembers may be of other questions than ours: then a place has no choice, and the question stays open. */
function restore(prediction: Prediction, answer: NonNullable<Answer>): void {
  const { choices } = prediction.question;
  if (answer === 'skipped') prediction.restore(answer);
  else prediction.restore(answer.map((place) => choices[place]));
}

/** A seed that nobody knows beforehand. Shown as a number, it names the series for everybody. */
export function freshSeed(): number {
  const [, max] = limits.seed;
  return crypto.getRandomValues(new Uint32Array(1))[0] % (max + 1);
}
