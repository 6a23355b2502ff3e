/** The state of the widget with the tiny Flamingo: a prompt and the model to ask, and the frame around them. */

import type { Dropped, Theme } from '../../lib/player';
import { ModelDesk } from '../../lib/player/model/desk.svelte';
import { writeState } from '../../lib/player/model/address';
import { openExample } from '../../lib/player/model/example';
import {
  readTinyFlamingo,
  tinyFlamingoBase,
  writeTinyFlamingo,
  type TinyFlamingoState,
} from '../../lib/player/widget/tiny-flamingo';
import type { Lang } from '../../lib/texts';
import { modelFolder, savesData } from '../../lib/ui/live/reader';
import { isUseless } from '../attributes';
import type { Desk } from '../desk';
import { startModel } from './start-model';

export class TinyDesk implements Desk {
  onchange: () => void = () => {};
  readonly id = 'tiny-flamingo';
  /** There is one. */
  readonly step = 'answer';
  /** As it was asked for; what the reader changes since it has begun is the model's desk's. */
  #asked = $state.raw<TinyFlamingoState>(tinyFlamingoBase);
  #dropped = $state.raw<readonly Dropped[]>([]);
  #model = $state.raw<ModelDesk>(newDesk());
  /** It has come near the reader's view. Before that nothing is fetched. */
  #isBegun = $state(false);
  #isSaving = $state(false);
  #isOpened = $state(false);
  /** How many prompts are still being opened, each in place of the one before. */
  #opening = $state(0);

  /** What was asked for, until it lies there: an example has to be fetched. */
  readonly state: TinyFlamingoState = $derived.by(() => {
    if (!this.#isBegun || this.#opening > 0) return this.#asked;
    const { prompt, ablations } = this.#model.state;
    return { ...this.#asked, model: { ...this.#asked.model, prompt, ablations } };
  });

  readonly query: string = $derived.by(() => writeTinyFlamingo(this.state));

  /** The same prompt on the model page. */
  readonly page: string = $derived.by(() => {
    const query = writeState({ ...this.state.model, theme: 'auto' });
    return `/${this.lang}/model/${query && `?${query}`}`;
  });

  get model(): ModelDesk {
    return this.#model;
  }

  get lang(): Lang {
    return this.#asked.frame.lang;
  }

  get theme(): Theme {
    return this.#asked.model.theme;
  }

  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  get isBusy(): boolean {
    const { session } = this.#model;
    return this.#opening > 0 || session.status.kind === 'loading' || session.isAnswering;
  }

  /** The reader has asked for few bytes: the model waits for a click. */
  get isSaving(): boolean {
    return this.#isSaving;
  }

  /** Nothing is seen yet, and the reader may ask for it. */
  get isCovered(): boolean {
    return this.#asked.frame.spoiler && !this.#isOpened;
  }

  uncover(): void {
    this.#isOpened = true;
  }

  dismiss(): void {
    this.#dropped = [];
  }

  load(query: string): void {
    const before = this.query;
    const { state, dropped } = readTinyFlamingo(query);
    this.#dropped = dropped;
    if (isUseless(query, writeTinyFlamingo(state), dropped)) return;
    if (state.frame.spoiler !== this.#asked.frame.spoiler) this.#isOpened = false;
    this.#asked = state;
    if (this.query === before) return;
    if (this.#isBegun) void this.#show();
    this.onchange();
  }

  go(step: string): boolean {
    return step === this.step;
  }

  /** The widget has come near: its prompt is shown, and answered by itself unless the reader has to save data. */
  async begin(): Promise<void> {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#isSaving = savesData();
    if (!this.#isSaving) void this.#model.load();
    await this.#show();
  }

  /** The reader wants the model, or tries again: what lies here is asked. */
  async askModel(): Promise<void> {
    await this.#model.load();
    await this.#model.ask();
  }

  /** The worker goes; should the widget come back, it begins anew with what lies here. */
  rest(): void {
    this.#asked = this.state;
    this.#isBegun = false;
    this.#model.close();
    this.#model = newDesk();
  }

  async #show(): Promise<void> {
    const model = this.#model;
    this.#opening++;
    const isThere = await model.open(this.#asked.model).finally(() => this.#opening--);
    if (isThere && !this.#isSaving) await model.ask();
  }
}

function newDesk(): ModelDesk {
  return new ModelDesk({ start: startModel, folder: modelFolder, openExample, isTraced: false });
}
