/** The state of a widget that shows steps of the Mask Lab: a player for its range of steps, and the frame around it. */

import { Player, writeState, type Dropped, type Theme } from '../lib/player';
import type { Frame } from '../lib/player/widget/frame';
import type { LabWidgetId } from '../lib/player/widget/ids';
import {
  labWidgetBase,
  readLabWidget,
  stepsOf,
  writeLabWidget,
  type LabWidgetState,
  type StepRange,
} from '../lib/player/widget/lab';
import type { Lang } from '../lib/texts';
import type { StepId } from '../lib/trace';
import { isUseless } from './attributes';
import type { Desk } from './desk';

export class LabDesk implements Desk {
  onchange: () => void = () => {};
  readonly id: LabWidgetId;
  /** All is computed at once. */
  readonly isBusy = false;
  #steps = $state.raw<StepRange>(['sequence', 'gate']);
  #frame = $state.raw<Frame>(labWidgetBase('mask').frame);
  #player = $state.raw<Player>(new Player());
  #isOpened = $state(false);

  constructor(id: LabWidgetId) {
    this.id = id;
    const { steps, lab, frame } = labWidgetBase(id);
    this.#steps = steps;
    this.#frame = frame;
    this.#player = this.#playerOf(steps, lab);
  }

  readonly query = $derived.by(() =>
    writeLabWidget(this.id, {
      steps: this.#steps,
      lab: this.#player.state,
      frame: this.#frame,
    }),
  );

  get player(): Player {
    return this.#player;
  }

  get frame(): Frame {
    return this.#frame;
  }

  get step(): StepId {
    return this.#player.step;
  }

  get lang(): Lang {
    return this.#frame.lang;
  }

  get theme(): Theme {
    return this.#player.state.theme;
  }

  get dropped(): readonly Dropped[] {
    return this.#player.dropped;
  }

  /** Nothing is seen yet, and the reader may ask for it. */
  readonly isCovered = $derived.by(() => this.#frame.spoiler && !this.#isOpened);

  /** The same example and step in the Mask Lab, with all of it in sight. */
  readonly page = $derived.by(() => {
    const query = writeState({ ...this.#player.state, ui: 'full', theme: 'auto', predict: false });
    return `/${this.#frame.lang}/mask/${query && `?${query}`}`;
  });

  uncover(): void {
    this.#isOpened = true;
  }

  load(query: string): void {
    const { state, dropped } = readLabWidget(this.id, query);
    if (isUseless(query, writeLabWidget(this.id, state), dropped)) {
      return this.#player.adopt({ state: this.#player.state, dropped });
    }
    const before = this.query;
    this.#take(state, dropped);
    if (this.query !== before) this.onchange();
  }

  go(step: string): boolean {
    const known = this.#player.steps.find((id) => id === step);
    if (known) this.#player.go(known);
    return known !== undefined;
  }

  rest(): void {
    this.#player.pause();
  }

  #take({ steps, lab, frame }: LabWidgetState, dropped: readonly Dropped[]): void {
    if (frame.spoiler !== this.#frame.spoiler) this.#isOpened = false;
    this.#frame = frame;
    if (String(steps) !== String(this.#steps)) {
      this.#player.pause();
      this.#steps = steps;
      this.#player = this.#playerOf(steps, lab);
    }
    this.#player.adopt({ state: lab, dropped });
  }

  #playerOf(steps: StepRange, lab: LabWidgetState['lab']): Player {
    return new Player(lab, () => this.onchange(), stepsOf(steps));
  }
}
