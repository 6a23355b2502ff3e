/** The model on the prompt as it stands: run again after every change, as trained and as ablated, side by side. */

import { problemOf, type Problem } from '../../flamingo/problem';
import type { PromptPart } from '../../flamingo/prompt';
import type { Answer, PixelPrompt } from '../../flamingo/prompt-model';
import type { ModelClient } from '../../flamingo/worker/client';
import type { RunOptions, RunResult } from '../../flamingo/worker/protocol';
import { ablatedPrompt, asTrained, isAsTrained, type Ablations } from './ablations';

/** One pass of the model, and what it goes on to say. */
export interface Run {
  readonly prompt: PixelPrompt;
  readonly ablations: Ablations;
  /** With every intermediate, if they are recorded. */
  readonly result: RunResult;
  /** Greedy. */
  readonly answer: Answer;
}

/** What a live run needs of a session. */
export interface Asked<Picture> {
  readonly client: ModelClient | null;
  pixelsOf(prompt: readonly PromptPart<Picture>[]): Promise<PixelPrompt>;
}

/** Of the likeliest words, how many are told. */
const CANDIDATES = 10;
/** Enough for every task that was trained. */
const MAX_NEW_TOKENS = 16;

interface Wanted<Picture> {
  readonly prompt: readonly PromptPart<Picture>[];
  readonly ablations: Ablations;
}

/** A prompt, its pixels, and its run as trained. */
interface Read<Picture> {
  readonly prompt: readonly PromptPart<Picture>[];
  readonly pixels: PixelPrompt;
  readonly trained: Run;
}

export class LiveRun<Picture> {
  #trained = $state.raw<Run | null>(null);
  #ablated = $state.raw<Run | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #isRunning = $state(false);
  /** The last prompt that was run as trained: an ablation alone runs nothing else again. */
  #read: Read<Picture> | null = null;
  /** What waits for its turn. */
  #wanted: Wanted<Picture> | null = null;
  /** What was asked for last: whatever else comes is too late. */
  #newest: Wanted<Picture> | null = null;
  #working: Promise<void> | null = null;
  readonly #session: Asked<Picture>;
  readonly #isTraced: boolean;

  /** @param isTraced whether every intermediate is recorded */
  constructor(session: Asked<Picture>, isTraced = true) {
    this.#session = session;
    this.#isTraced = isTraced;
  }

  /** The model as it was trained. */
  get trained(): Run | null {
    return this.#trained;
  }

  /** With the ablations; null while there are none. */
  get ablated(): Run | null {
    return this.#ablated;
  }

  /** What is on screen: with the ablations, if there are any. */
  get shown(): Run | null {
    return this.#ablated ?? this.#trained;
  }

  /** What is wrong with the prompt as it stands; what was run before it stays. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** What is on screen belongs to an earlier prompt or change: the present one cannot be run. */
  get isBehind(): boolean {
    return this.#problem !== null && this.shown !== null;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /**
   * Runs a prompt. Of several that come while one runs, only the last is run. Without a model nothing happens.
   * @returns when the model is at rest again
   */
  update(prompt: readonly PromptPart<Picture>[], ablations: Ablations): Promise<void> {
    this.#wanted = this.#newest = { prompt, ablations };
    this.#working ??= this.#work().finally(() => (this.#working = null));
    return this.#working;
  }

  /** Shows nothing any more. */
  clear(): void {
    this.#wanted = this.#newest = null;
    this.#read = null;
    this.#trained = this.#ablated = this.#problem = null;
  }

  async #work(): Promise<void> {
    this.#isRunning = true;
    try {
      for (let wanted = this.#take(); wanted !== null; wanted = this.#take()) {
        await this.#run(wanted);
      }
    } finally {
      this.#isRunning = false;
    }
  }

  #take(): Wanted<Picture> | null {
    const wanted = this.#wanted;
    this.#wanted = null;
    return wanted;
  }

  async #run(wanted: Wanted<Picture>): Promise<void> {
    const { client } = this.#session;
    if (client === null) return;
    try {
      const { prompt, ablations } = wanted;
      const known = this.#read?.prompt === prompt ? this.#read : null;
      const read = known ?? (await this.#asTrained(client, prompt));
      const ablated = isAsTrained(ablations)
        ? null
        : await this.#runOnce(client, read.pixels, ablations);
      if (wanted !== this.#newest) return;
      // Together: two runs side by side are always of one prompt.
      this.#read = read;
      this.#trained = read.trained;
      this.#ablated = ablated;
      this.#problem = null;
    } catch (error) {
      if (wanted === this.#newest) this.#problem = problemOf(error);
    }
  }

  async #asTrained(
    client: ModelClient,
    prompt: readonly PromptPart<Picture>[],
  ): Promise<Read<Picture>> {
    const pixels = await this.#session.pixelsOf(prompt);
    return { prompt, pixels, trained: await this.#runOnce(client, pixels, asTrained) };
  }

  async #runOnce(client: ModelClient, pixels: PixelPrompt, ablations: Ablations): Promise<Run> {
    const prompt = ablatedPrompt(pixels, ablations);
    const options = optionsOf(ablations);
    const [result, answer] = await Promise.all([
      client.run(prompt, options, this.#isTraced),
      answerOf(client, prompt, options),
    ]);
    return { prompt, ablations, result, answer };
  }
}

/** How the worker is asked for a run with these ablations. */
export function optionsOf(ablations: Ablations): RunOptions {
  const { op, attn_gate, ff_gate, heads_off, skip_zero_rows, checkpoint } = ablations;
  return {
    candidates: CANDIDATES,
    only_attend_immediate_media: op === 'eq',
    interventions: {
      ...(attn_gate.length > 0 && { attn_gate }),
      ...(ff_gate.length > 0 && { ff_gate }),
      ...(heads_off.length > 0 && { heads_off }),
      skip_zero_rows,
    },
    checkpoint,
  };
}

async function answerOf(
  client: ModelClient,
  prompt: PixelPrompt,
  options: RunOptions,
): Promise<Answer> {
  const steps = client.generate(prompt, { ...options, max_new_tokens: MAX_NEW_TOKENS });
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
  }
}
