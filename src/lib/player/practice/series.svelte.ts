/** A series of questions: which one is asked, and what became of the others. */

import { makeQuestion } from '../../lesson';
import { nextTask } from '../../flamingo/next-task';
import type { PredictTexts } from '../../texts/predict';
import { Prediction, type Outcome } from '../prediction.svelte';
import { forget, keep, readKept, type Answer } from './kept';
import { defaults, LENGTH, limits, type PracticeState } from './state';

export class Series {
  readonly #words: () => PredictTexts;
  #state = $state.raw<PracticeState>(defaults);
  /** One a question; null: it was not asked yet. */
  #asked = $state.raw<readonly (Prediction | null)[]>(none);
  /** Known once the reader's device was asked. */
  #isKept = $state(false);

  /** @param words how a cell is spoken of that is not to be seen yet */
  constructor(words: () => PredictTexts) {
    this.#words = words;
  }

  get state(): PracticeState {
    return this.#state;
  }

  /** What became of each question. */
  get outcomes(): readonly Outcome[] {
    return this.#asked.map((prediction) => prediction?.outcome ?? null);
  }

  /** The questions that were asked so far, by their place in the series. */
  get asked(): readonly (Prediction | null)[] {
    return this.#asked;
  }

  /** null where the summary is shown. */
  get now(): Prediction | null {
    return this.#state.at === 'summary' ? null : this.#asked[this.#state.at - 1];
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
    if (kept?.seed === resumed.seed && kept.level === resumed.level) {
      this.#isKept = true;
      await this.#restore(kept.answers);
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
  start(change: Partial<Pick<PracticeState, 'mode' | 'seed' | 'level'>>): void {
    this.#state = { ...this.#state, ...change, at: 1 };
    this.#asked = none;
    this.#isKept = false;
    this.#ask();
  }

  /** Remembers on the device what was answered. */
  keep(): void {
    const { seed, level } = this.#state;
    this.#isKept = keep({ seed, level, answers: this.#asked.map(answerOf) });
  }

  /** Forgets it, there and here. */
  forget(): void {
    forget();
    this.start({});
  }

  #ask(): void {
    const { at } = this.#state;
    if (at !== 'summary') this.#make(at - 1);
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
  async #restore(answers: readonly Answer[]): Promise<void> {
    const state = this.#state;
    for (const [position, answer] of answers.entries()) {
      if (answer === null) continue;
      await nextTask();
      if (this.#state !== state) return;
      this.#make(position).restore(answer);
    }
  }
}

const none: readonly (Prediction | null)[] = Array.from({ length: LENGTH }, () => null);

function answerOf(prediction: Prediction | null): Answer {
  if (!prediction?.outcome) return null;
  if (prediction.outcome === 'skipped') return 'skipped';
  return prediction.given.filter((value) => value !== null);
}

/** A seed that nobody knows beforehand. Shown as a number, it names the series for everybody. */
export function freshSeed(): number {
  const [, max] = limits.seed;
  return crypto.getRandomValues(new Uint32Array(1))[0] % (max + 1);
}
