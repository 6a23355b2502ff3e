/** What a slide asks, and when that is over: in the panel, in the grid, or because the lesson goes on. */

import type { Question } from '../../lesson';
import type { PredictTexts } from '../../texts/predict';
import type { StepId, Trace } from '../../trace';
import { Prediction } from '../prediction.svelte';
import { writeInputs } from '../url';
import type { Asker } from '../walk.svelte';
import { questionAt } from './question';

/** Tells when its cells are opened. */
class ToldPrediction extends Prediction {
  readonly #onopen: () => void;

  constructor(question: Question, words: () => PredictTexts, onopen: () => void) {
    super(question, words);
    this.#onopen = onopen;
  }

  override check(): void {
    super.check();
    if (this.isOpen) this.#onopen();
  }

  override skip(): void {
    super.skip();
    this.#onopen();
  }
}

export interface SlideAskerOptions {
  readonly words: () => PredictTexts;
  /** The answer is open: of an example that is changed from now on nothing is asked. */
  readonly isShown: () => boolean;
  readonly onopen: () => void;
}

export class SlideAsker implements Asker {
  readonly #options: SlideAskerOptions;
  /** The question that was asked last, and about which example. */
  #asked: { readonly example: string; readonly prediction: Prediction | null } | null = null;

  constructor(options: SlideAskerOptions) {
    this.#options = options;
  }

  at(trace: Trace, step: StepId): Prediction | null {
    const example = writeInputs(trace.inputs);
    if (this.#asked?.example === example) return this.#asked.prediction;
    const { words, isShown, onopen } = this.#options;
    if (isShown()) return null;
    const question = questionAt(trace, step);
    const prediction = question && new ToldPrediction(question, words, onopen);
    this.#asked = { example, prediction };
    return prediction;
  }
}
