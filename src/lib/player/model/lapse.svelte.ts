/** The training in a time-lapse: the prompt as it stands, asked at one saved checkpoint after another. */

import type { Ablations } from './ablations';
import type { Run } from './live-run.svelte';
import { Walk } from './walk.svelte';

/** What a lapse needs of a desk. */
export interface Ablated {
  readonly ablations: Ablations;
  ablate(change: Partial<Ablations>): Promise<void>;
  readonly live: { readonly trained: Run | null; readonly ablated: Run | null };
}

interface Visit {
  /** What the finished model said to the same prompt. */
  readonly trained: Run;
  readonly run: Run;
}

export class Lapse {
  #visits = $state.raw<readonly Visit[]>([]);
  #going = $state.raw<{ readonly checkpoint: number | null } | null>(null);
  readonly #walk = new Walk();
  readonly #desk: Ablated;

  constructor(desk: Ablated) {
    this.#desk = desk;
  }

  /** By checkpoint: what was run of the prompt as it stands, with all else changed as it is now. */
  get visits(): ReadonlyMap<number, Run> {
    const { ablations, live } = this.#desk;
    const others = besideCheckpoint(ablations);
    const now = this.#visits.filter(
      ({ trained, run }) => trained === live.trained && besideCheckpoint(run.ablations) === others,
    );
    return new Map(now.map(({ run }) => [run.ablations.checkpoint ?? -1, run]));
  }

  /** The checkpoint that is being fetched or run. */
  get going(): number | null {
    return this.#going?.checkpoint ?? null;
  }

  get isPlaying(): boolean {
    return this.#walk.isOn;
  }

  /** Asks a checkpoint; null: the finished model. */
  async goTo(checkpoint: number | null): Promise<void> {
    this.#walk.stop();
    await this.#visit(checkpoint);
  }

  /** From a checkpoint to the last one, with time to look at each. */
  async play(from: number, last: number): Promise<void> {
    await this.#walk.start(from, last, (checkpoint) => this.#visit(checkpoint));
  }

  pause(): void {
    this.#walk.stop();
  }

  async #visit(checkpoint: number | null): Promise<void> {
    const going = (this.#going = { checkpoint });
    await this.#desk.ablate({ checkpoint });
    if (this.#going === going) this.#going = null;
    const { trained, ablated: run } = this.#desk.live;
    if (trained === null || run === null || run.ablations.checkpoint !== checkpoint) return;
    const ofThisPrompt = this.#visits.filter((visit) => visit.trained === trained);
    this.#visits = [...ofThisPrompt, { trained, run }];
  }
}

function besideCheckpoint(ablations: Ablations): string {
  return JSON.stringify({ ...ablations, checkpoint: null });
}
