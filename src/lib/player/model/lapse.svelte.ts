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

  /** What was run of the prompt as it stands, with all else changed as it is now: one run a checkpoint. */
  get runs(): readonly Run[] {
    const { ablations, live } = this.#desk;
    const others = besideCheckpoint(ablations);
    return this.#visits
      .filter(({ trained }) => trained === live.trained)
      .map(({ run }) => run)
      .filter((run) => besideCheckpoint(run.ablations) === others);
  }

  /** The run of a checkpoint; null: it was not asked. */
  runAt(checkpoint: number): Run | null {
    return this.runs.find(({ ablations }) => ablations.checkpoint === checkpoint) ?? null;
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
    const asked = JSON.stringify(run.ablations);
    const others = this.#visits.filter(
      (visit) => visit.trained === trained && JSON.stringify(visit.run.ablations) !== asked,
    );
    this.#visits = [...others, { trained, run }];
  }
}

function besideCheckpoint(ablations: Ablations): string {
  return JSON.stringify({ ...ablations, checkpoint: null });
}
