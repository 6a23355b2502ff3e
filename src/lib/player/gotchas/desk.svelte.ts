/** A gotcha on its page: its examples, the answer that is being given, and what is shown after it. */

import type { Lang } from '../../texts';
import type { Gotcha, Reveal, Scene } from '../../texts/gotchas/types';
import { stepIds, type StepId, type Trace } from '../../trace';
import { LayerWalk, type LayerPlace } from '../model/layer-walk.svelte';
import { Player } from '../player.svelte';
import { defaults, type LabState } from '../state';
import { writeInputs, writeState } from '../url';
import type { Walk } from '../walk.svelte';
import type { KeptAnswer } from './kept';

export type Outcome = 'right' | 'wrong' | 'skipped';

/** What the scenes of a gotcha share while its question is open. */
interface Asking {
  readonly isOpen: boolean;
  readonly place: LayerPlace;
  go(step: StepId): void;
}

/** One example. While the question is open it is only read, up to the step before the answer; then it is a Lab of its own. */
class SceneDesk {
  readonly #scene: Scene;
  readonly #asked: LayerWalk;
  readonly #player: Player;
  readonly #asking: Asking;

  constructor(scene: Scene, gotcha: Gotcha, asking: Asking) {
    const state: LabState = { ...defaults, inputs: scene.inputs, step: gotcha.shows[0] };
    const player = new Player(state);
    this.#scene = scene;
    this.#asking = asking;
    this.#player = player;
    const locked: Trace = { ...player.trace, is_locked: true };
    this.#asked = new LayerWalk(
      () => locked,
      () => asking.place,
      ({ step }) => asking.go(step),
    );
  }

  readonly walk: Walk = $derived.by(() => (this.#asking.isOpen ? this.#asked : this.#player));
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
  /** From the first step to the last that shows the answer. */
  readonly steps: readonly StepId[];
  readonly #keep: (answer: KeptAnswer | null) => void;
  #chosen = $state<number | null>(null);
  #outcome = $state<Outcome | null>(null);
  /** Where the scenes are read while the question is open. */
  #place = $state.raw<LayerPlace>({ step: 'sequence', head: 0 });

  readonly isOpen: boolean = $derived(this.#outcome === null);

  /** @param keep is told of each change of the answer; null: there is none any more */
  constructor(gotcha: Gotcha, keep: (answer: KeptAnswer | null) => void = () => {}) {
    this.gotcha = gotcha;
    this.#keep = keep;
    this.#place = { step: gotcha.asksAt, head: 0 };
    this.scenes = gotcha.scenes.map((scene) => new SceneDesk(scene, gotcha, this));
    const last = Math.max(...[gotcha.asksAt, ...gotcha.shows].map((step) => stepIds.indexOf(step)));
    this.steps = stepIds.slice(0, last + 1);
  }

  get place(): LayerPlace {
    return this.#place;
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
    if (!this.isOpen) return;
    this.#chosen = answer;
    this.#keep({ chosen: answer, isOpen: true });
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
    this.#place = { step: this.gotcha.asksAt, head: 0 };
    for (const scene of this.scenes) scene.back();
    this.#keep(null);
  }

  /** As it was left, before a reload or in the other language. */
  restore({ chosen, isOpen }: KeptAnswer): void {
    this.#chosen = chosen;
    if (isOpen) return;
    if (chosen === null) this.skip();
    else this.check();
  }

  /** Whether a step can be looked at: while the question is open, none that comes after the one at which it asks. */
  allows(step: StepId): boolean {
    return !this.isOpen || stepIds.indexOf(step) <= stepIds.indexOf(this.gotcha.asksAt);
  }

  /** To one of the steps, if it can be looked at. */
  go(step: StepId): void {
    if (!this.allows(step)) return;
    if (this.isOpen) this.#place = { step, head: 0 };
    else for (const scene of this.scenes) scene.show(step, false);
  }

  #answer(outcome: Outcome): void {
    this.#outcome = outcome;
    for (const scene of this.scenes) scene.show(this.gotcha.shows[0], true);
    this.#keep({ chosen: this.#chosen, isOpen: false });
  }
}
