/** The state of the widget with examples: a prompt of them, the model's answer, and the frame around them. */

import type { Dropped, Theme } from '../../lib/player';
import { fewShotCodec } from '../../lib/player/few-shot/address';
import { FewShotDesk } from '../../lib/player/few-shot/desk.svelte';
import { openRenderer } from '../../lib/player/live/sprite-sheet';
import {
  fewShotBase,
  readFewShot,
  writeFewShot,
  type FewShotWidgetState,
} from '../../lib/player/widget/few-shot';
import type { Lang } from '../../lib/texts';
import { modelFolder, savesData } from '../../lib/ui/live/reader';
import { isUseless } from '../attributes';
import type { Desk } from '../desk';
import { startModel } from './start-model';

export class FewShotWidgetDesk implements Desk {
  onchange: () => void = () => {};
  readonly id = 'few-shot';
  /** There is one. */
  readonly step = 'answer';
  /** As it was asked for; what the reader changes is the model's desk's. */
  #asked = $state.raw<FewShotWidgetState>(fewShotBase);
  #dropped = $state.raw<readonly Dropped[]>([]);
  #model = $state.raw<FewShotDesk>(newDesk());
  /** It has come near the reader's view. Before that nothing is fetched. */
  #isBegun = $state(false);
  #isSaving = $state(false);
  #isOpened = $state(false);

  readonly state: FewShotWidgetState = $derived.by(() => {
    const { theme } = this.#asked.fewShot;
    return { ...this.#asked, fewShot: { ...this.#model.state, theme } };
  });

  readonly query: string = $derived.by(() => writeFewShot(this.state));

  /** The same examples on the few-shot page. */
  readonly page: string = $derived.by(() => {
    const query = fewShotCodec.write({ ...this.state.fewShot, theme: 'auto' });
    return `/${this.lang}/few-shot/${query && `?${query}`}`;
  });

  get model(): FewShotDesk {
    return this.#model;
  }

  get lang(): Lang {
    return this.#asked.frame.lang;
  }

  get theme(): Theme {
    return this.#asked.fewShot.theme;
  }

  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  get isBusy(): boolean {
    const { session, isSettled, problem } = this.#model;
    const { kind } = session.status;
    return kind === 'loading' || (kind === 'ready' && !isSettled && problem === null);
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
    const { state, dropped } = readFewShot(query);
    this.#dropped = dropped;
    if (isUseless(query, writeFewShot(state), dropped)) return;
    if (state.frame.spoiler !== this.#asked.frame.spoiler) this.#isOpened = false;
    this.#asked = state;
    this.#model.set(state.fewShot);
    if (this.query !== before) this.onchange();
  }

  go(step: string): boolean {
    return step === this.step;
  }

  /** The widget has come near: its prompt is answered by itself, unless the reader has to save data. */
  async begin(): Promise<void> {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#isSaving = savesData();
    if (!this.#isSaving) await this.#model.load();
  }

  /** The reader wants the model, or tries again: what is shown is asked. */
  askModel(): Promise<void> {
    return this.#model.load();
  }

  /** The worker goes; should the widget come back, it begins anew with what lies here. */
  rest(): void {
    const { state } = this.#model;
    this.#isBegun = false;
    this.#model.close();
    this.#model = newDesk();
    this.#model.set(state);
  }
}

function newDesk(): FewShotDesk {
  return new FewShotDesk({ start: startModel, folder: modelFolder, openRenderer, isTraced: false });
}
