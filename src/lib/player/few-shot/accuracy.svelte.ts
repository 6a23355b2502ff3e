/** Counting right answers over held-out prompts: started, watched and stopped by the reader. */

import type { RgbaImage } from '../../flamingo/image-preprocess';
import type { AccuracyQuestion } from '../../flamingo/measure/accuracy';
import { problemOf, type Problem } from '../../flamingo/problem';
import type { ModelClient } from '../../flamingo/worker/client';
import type { Measured } from '../../flamingo/worker/protocol';
import type { FewShotControl, FewShotTask } from '../../flamingo/world/few-shot';
import { readRecorded, type Recorded } from './recorded';
import type { Lines, SampleSize } from './state';

export interface Measurement {
  readonly question: AccuracyQuestion;
  readonly measured: Measured;
  /** Prompts that there are in all. */
  readonly total: number;
  readonly isRunning: boolean;
}

const CONTROLS: Readonly<Record<Lines, readonly FewShotControl[]>> = {
  both: ['none', 'labels', 'pictures'],
  labels: ['none', 'labels'],
  pictures: ['none', 'pictures'],
  none: ['none'],
};

export class AccuracyRun {
  #now = $state.raw<Measurement | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #recorded = $state.raw<Recorded | null>(null);
  #controller: AbortController | null = null;
  readonly #client: () => ModelClient | null;
  readonly #open: () => Promise<{ readonly sheet: RgbaImage }>;
  readonly #folder: () => string;

  /**
   * @param client the loaded model
   * @param open what scenes are drawn from
   * @param folder the model's, as an absolute address
   */
  constructor(
    client: () => ModelClient | null,
    open: () => Promise<{ readonly sheet: RgbaImage }>,
    folder: () => string,
  ) {
    this.#client = client;
    this.#open = open;
    this.#folder = folder;
  }

  /** The measurement that runs, or the last one, whole or as far as it came. */
  get now(): Measurement | null {
    return this.#now;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** What the model's makers measured; null while it is not there. */
  get recorded(): Recorded | null {
    return this.#recorded;
  }

  /** Shows one of before again; one that was begun meanwhile goes before it. */
  restore(measurement: Measurement): void {
    if (this.#now !== null) return;
    this.#now = measurement;
    void this.#record();
  }

  /** Measures anew; what runs is stopped. @param most examples that fit */
  async start(task: FewShotTask, n: SampleSize, lines: Lines, most: number): Promise<void> {
    const client = this.#client();
    if (client === null) return;
    this.stop();
    const controller = new AbortController();
    this.#controller = controller;
    const { signal } = controller;
    const shots = Array.from({ length: most + 1 }, (_, k) => k);
    const question = { task, n, shots, controls: CONTROLS[lines] };
    // Without examples there is one line only.
    const total = n * (1 + question.controls.length * most);
    const tell = (measured: Measured, isRunning: boolean) => {
      if (!signal.aborted) this.#now = { question, measured, total, isRunning };
    };
    this.#problem = null;
    tell({ tallies: [], prompts: 0, ms: 0 }, true);
    try {
      void this.#record();
      const { sheet } = await this.#open();
      tell(
        await client.measure(question, sheet, (measured) => tell(measured, true), signal),
        false,
      );
    } catch (error) {
      if (signal.aborted) return;
      this.forget();
      this.#problem = problemOf(error);
    }
  }

  /** Ends a measurement where it is; what was counted stays. */
  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    if (this.#now?.isRunning) this.#now = { ...this.#now, isRunning: false };
  }

  /** Ends it, and puts away what was counted. */
  forget(): void {
    this.stop();
    this.#now = null;
    this.#problem = null;
  }

  /** They are an extra: where they cannot be had, the chart does without. */
  async #record(): Promise<void> {
    this.#recorded ??= await readRecorded(this.#folder()).catch(() => null);
  }
}
