/** A gotcha on its page: its examples, the answer that is being given, and what is shown after it. */

import type { Lang } from '../../texts';
import type { Gotcha, Reveal, Scene } from '../../texts/gotchas/types';
import { stepIds, type StepId, type Trace } from '../../trace';
import { LayerWalk } from '../model/layer-walk.svelte';
import { Player } from '../player.svelte';
import { defaults, type LabState } from '../state';
import { writeInputs, writeState } from '../url';
import type { Walk } from '../walk.svelte';

export type Outcome = 'right' | 'wrong' | 'skipped';

/** One example. While the question is open it is only read, at the step before the answer; then it is a Lab of its own. */
class SceneDesk {
  readonly #scene: Scene;
  readonly #asked: LayerWalk;
  readonly #player: Player;
  readonly #isOpen: () => boolean;

  constructor(scene: Scene, gotcha: Gotcha, isOpen: () => boolean) {
    const state: LabState = { ...defaults, inputs: scene.inputs, step: gotcha.shows[0] };
    const player = new Player(state);
    const place = { step: gotcha.asksAt, head: 0 };
    this.#scene = scene;
    this.#isOpen = isOpen;
    this.#player = player;
    const locked: Trace = { ...player.trace, is_locked: true };
    this.#asked = new LayerWalk(
      () => locked,
      () => place,
      () => {},
    );
  }

  readonly walk: Walk = $derived.by(() => (this.#isOpen() ? this.#asked : this.#player));
  /** The Mask Lab at just this state. */
  readonly query: string = $derived.by(() => {
    const { inputs, head } = this.#player.state;
    return writeState({ ...defaults, inputs, head, step: this.walk.step }, defaults);
  });
  readonly isEdited: boolean = $derived.by(
    () => writeInputs(this.#player.inputs) !== writeInputs(this.#scene.inputs),
  );

  /** Reads the telling cell, if it stands in that step. */
  show(step: StepId, isFirst: boolean): void {
    this.#player.go(step);
    const { cell } = this.#scene;
    if (isFirst && cell) this.#player.pin(cell);
  }

  back(): void {
    this.#player.edit(this.#scene.inputs);
  }
}

export class GotchaDesk {
  readonly gotcha: Gotcha;
  readonly scenes: readonly SceneDesk[];
  /** The steps that can be looked at once it is answered, in the order of the walk. */
  readonly steps: readonly StepId[];
  #chosen = $state<number | null>(null);
  #outcome = $state<Outcome | null>(null);

  readonly isOpen: boolean = $derived(this.#outcome === null);

  constructor(gotcha: Gotcha) {
    this.gotcha = gotcha;
    this.scenes = gotcha.scenes.map((scene) => new SceneDesk(scene, gotcha, () => this.isOpen));
    const shown: readonly StepId[] = [gotcha.asksAt, ...gotcha.shows];
    this.steps = stepIds.filter((step) => shown.includes(step));
  }

  /** A position in the answers. */
  get chosen(): number | null {
    return this.#chosen;
  }

  get outcome(): Outcome | null {
    return this.#outcome;
  }

  get step(): StepId {
    return this.scenes[0].walk.step;
  }

  /** What the core gives; runs it. Null while the question is open. */
  reveal(lang: Lang): Reveal | null {
    return this.isOpen ? null : this.gotcha.reveal(lang);
  }

  choose(answer: number): void {
    if (this.isOpen) this.#chosen = answer;
  }

  /** @returns whether there was an answer to check */
  check(): boolean {
    if (this.#chosen === null) return false;
    this.#answer(this.gotcha.reveal('en').right === this.#chosen ? 'right' : 'wrong');
    return true;
  }

  skip(): void {
    this.#chosen = null;
    this.#answer('skipped');
  }

  again(): void {
    this.#chosen = null;
    this.#outcome = null;
    for (const scene of this.scenes) scene.back();
  }

  /** To one of the steps; does nothing while the question is open. */
  go(step: StepId): void {
    if (this.isOpen) return;
    for (const scene of this.scenes) scene.show(step, false);
  }

  #answer(outcome: Outcome): void {
    this.#outcome = outcome;
    for (const scene of this.scenes) scene.show(this.gotcha.shows[0], true);
  }
}
