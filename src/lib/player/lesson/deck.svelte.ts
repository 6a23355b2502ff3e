/** The slides of a lesson and where it stands among them. A slide that asks takes two steps: the question, then its answer. */

import type { Actions } from '../../stages/stage';
import type { Question } from '../../lesson';
import { Player } from '../player.svelte';
import { readState } from '../url';
import type { Weight } from '../walk.svelte';
import { SlideAsker } from './asker';
import { questionAt } from './question';
import type { PredictTexts } from '../../texts/predict';
import { asks, type Lesson, type LessonStop } from '../../texts/teach/types';
import type { Cover, DeckState } from './state';

/** Nothing of the example can be changed. */
class Reader extends Player {
  declare readonly act: Actions;

  constructor(...all: ConstructorParameters<typeof Player>) {
    super(...all);
    this.act = { ...this.act, edit: null };
  }
}

export class Deck {
  readonly lesson: Lesson;
  readonly #words: () => PredictTexts;
  #state: DeckState;
  #player = $state.raw<Player | null>(null);
  #isFollowing = $state(false);

  readonly position: number = $derived.by(() =>
    this.lesson.stops.findIndex(({ id }) => id === this.state.slide),
  );
  readonly stop: LessonStop = $derived.by(() => this.lesson.stops[this.position]);
  /** null at the end. */
  readonly coming: LessonStop | null = $derived.by(
    () => this.lesson.stops[this.position + 1] ?? null,
  );
  /** Minutes planned for the slides before this one. */
  readonly minutesBefore = $derived.by(() => minutesOf(this.lesson.stops.slice(0, this.position)));
  /** The slide asks, and its answer is still hidden. */
  readonly isAsking = $derived(asks(this.stop) && !this.state.isShown);

  /** What it asks, of the example as it is now. */
  readonly question: Question | null = $derived.by(() => {
    const player = this.#player;
    return player && asks(this.stop) ? questionAt(player.trace, player.step) : null;
  });

  /** Told of what is changed by hand. */
  onchange: () => void = () => {};

  /** @param words how a cell is spoken of that is not to be seen yet */
  constructor(lesson: Lesson, words: () => PredictTexts) {
    this.lesson = lesson;
    this.#words = words;
    this.#state = $state.raw({
      slide: lesson.stops[0].id,
      isShown: false,
      cover: null,
      lab: '',
    });
    this.#open();
  }

  get state(): DeckState {
    return this.#state;
  }

  /** Of a slide that shows the Lab. */
  get player(): Player | null {
    return this.#player;
  }

  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  next(): void {
    if (this.isAsking) this.#answer();
    else this.#goTo(this.position + 1, false);
  }

  /** The very way back: a slide before this one is shown with its answer. */
  previous(): void {
    if (this.#state.isShown) this.#reveal(false);
    else this.#goTo(this.position - 1, true);
  }

  first(): void {
    this.#goTo(0, false);
  }

  last(): void {
    this.#goTo(this.lesson.stops.length - 1, false);
  }

  /** @param slide its id */
  go(slide: string): void {
    this.#goTo(
      this.lesson.stops.findIndex(({ id }) => id === slide),
      false,
    );
  }

  /** Lays something over the slide, or takes it away if it is there. */
  toggle(cover: Cover): void {
    this.#change({ cover: this.#state.cover === cover ? null : cover });
  }

  uncover(): void {
    if (this.#state.cover) this.#change({ cover: null });
  }

  /** From now on nothing can be changed here. */
  follow(): void {
    this.#isFollowing = true;
    this.#open();
  }

  /** Takes over a state from the address or another window. */
  adopt(state: DeckState): void {
    const before = this.#state;
    const isShown = state.isShown && this.lesson.stops.some((s) => s.id === state.slide && asks(s));
    this.#state = { ...state, isShown };
    const player = this.#player;
    if (state.slide !== before.slide) this.#open();
    else if (player) {
      if (player.query !== state.lab) player.load(state.lab);
      if (isShown) endQuestion(player);
      else if (before.isShown) this.#ask(player);
    }
  }

  #goTo(position: number, isBack: boolean): void {
    const stop = this.lesson.stops[position];
    if (!stop || stop === this.stop) return;
    const isShown = isBack && asks(stop);
    this.#state = { slide: stop.id, isShown, lab: '', cover: this.#kept() };
    this.#open();
    this.onchange();
  }

  #answer(): void {
    if (this.#player) endQuestion(this.#player);
    this.#reveal(true);
  }

  #reveal(isShown: boolean): void {
    if (isShown === this.#state.isShown) return;
    this.#change({ isShown, cover: this.#kept() });
    if (!isShown && this.#player) this.#ask(this.#player);
  }

  /** Hides the cells of the slide, if it asks about them. */
  #ask(player: Player): void {
    player.asker = asks(this.stop)
      ? new SlideAsker({
          words: this.#words,
          isShown: () => this.#state.isShown,
          onopen: () => this.#reveal(true),
        })
      : null;
  }

  /** Who goes on wants to see it; a black screen stays black until it is made light. */
  #kept(): Cover | null {
    return this.#state.cover === 'black' ? 'black' : null;
  }

  #change(change: Partial<DeckState>): void {
    this.#state = { ...this.#state, ...change };
    this.onchange();
  }

  /** A slide's Lab begins as the slide has it, and goes on from what was changed in it. */
  #open(): void {
    const { show } = this.stop;
    if (show.kind !== 'lab') {
      this.#player = null;
      return;
    }
    const told = (_: Weight) => this.#change({ lab: player.query });
    const Kind = this.#isFollowing ? Reader : Player;
    const player = new Kind(readState(show.query).state, told);
    player.load(this.#state.lab);
    this.#ask(player);
    this.#player = player;
  }
}

const minutesOf = (stops: readonly LessonStop[]): number =>
  stops.reduce((sum, { minutes }) => sum + minutes, 0);

/** Opens the cells; an answer that is whole is judged. The eye goes to what was asked. */
function endQuestion(player: Player): void {
  const asked = player.prediction;
  if (!asked || asked.isOpen) return;
  if (asked.isComplete) asked.check();
  else asked.skip();
  player.read(asked.pointsAt);
}
