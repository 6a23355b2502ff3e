/** Asks about every step of a walk, each once for an example: what was answered or skipped stays open. */

import { askAbout, type Question } from '../lesson';
import type { PredictTexts } from '../texts/predict';
import type { StepId, Trace } from '../trace';
import { Prediction } from './prediction.svelte';
import { writeInputs } from './url';
import type { Asker } from './walk.svelte';

/** So many examples are remembered; before that a reader who drags a slider would fill the memory. */
const REMEMBERED = 200;

export class EveryStep implements Asker {
  readonly #words: () => PredictTexts;
  /** By example and step, the oldest first. */
  readonly #asked = new Map<string, Prediction | null>();

  constructor(words: () => PredictTexts) {
    this.#words = words;
  }

  at(trace: Trace, step: StepId, head: number): Prediction | null {
    const key = `${step} ${head} ${writeInputs(trace.inputs)}`;
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    // The same link asks the same.
    const question = askAbout(trace, step, trace.inputs.seed, head);
    const asked = question && new Prediction(question, this.#words);
    this.#asked.set(key, asked);
    for (const oldest of this.#asked.keys()) {
      if (this.#asked.size <= REMEMBERED) break;
      this.#asked.delete(oldest);
    }
    return asked;
  }
}

/** Asks one question, at its step, and nothing else. */
export function asksOnly(question: Question, words: () => PredictTexts): Asker {
  const prediction = new Prediction(question, words);
  return { at: (_, step) => (step === question.step ? prediction : null) };
}
