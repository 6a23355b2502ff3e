/** What an author makes of a widget before taking it to an article. Methods alone change it. */

import type { Lang } from '../../texts';
import type { Dropped } from '../dropped';
import { canonical, withKey, type Canonical } from './any';
import { isLabWidget, pageOf, type WidgetId } from './ids';
import { readPasted } from './pasted';
import { builderDefaults, heights, type BuilderState, type PreviewWidth } from './builder-state';
import { exampleIn, isOfFrame, keysOf, only, queryOf } from './query-keys';

/** Before the preview has said anything. */
const FIRST_HEIGHT = 520;

export type PasteOutcome = 'taken' | 'unusable' | 'notOurs';

export class Builder {
  #state: BuilderState = $state.raw(builderDefaults);
  #dropped = $state.raw<readonly Dropped[]>([]);
  /** What the preview shows by now, if the author has played with it. */
  #seen = $state.raw<string | null>(null);

  /** How high the preview's frame has said it is. */
  #told = $state.raw(FIRST_HEIGHT);

  /** Of the snippets' frames, in CSS pixels. */
  readonly height: number = $derived(this.#state.height ?? this.#told);
  readonly widget: WidgetId = $derived(this.#state.widget);
  readonly query: string = $derived(this.#state.query);
  /** By its key; null where the widget's own default holds. */
  readonly keys: ReadonlyMap<string, string> = $derived(keysOf(this.query));
  /** The example alone, without what an article says about the widget. */
  readonly example: string = $derived(exampleIn(this.query));
  /** What the preview shows and the snippets do not have yet; null where both are the same. */
  readonly news: string | null = $derived(this.#seen === this.query ? null : this.#seen);

  get state(): BuilderState {
    return this.#state;
  }

  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  open(state: BuilderState): void {
    this.#take(state.widget, canonical(state.widget, state.query));
    this.#state = { ...this.#state, width: state.width, height: state.height };
  }

  /** Another widget: the example stays where it has one too, and so do size, language and locks. */
  choose(widget: WidgetId): void {
    const isSameKind = pageOf(widget) === pageOf(this.widget);
    const kept = only(this.keys, (key) =>
      isOfFrame(key)
        ? key !== 'predict' || isLabWidget(widget)
        : isSameKind && key !== 'step' && key !== 'steps',
    );
    this.#take(widget, canonical(widget, queryOf(kept)));
  }

  set(key: string, value: string | null): void {
    this.#take(this.widget, withKey(this.widget, this.query, key, value));
  }

  /** Another example: a query of the Lab or of a page, without a word of the frame. */
  setExample(query: string): void {
    const frame = only(this.keys, (key) => isOfFrame(key) || key === 'steps');
    this.#take(this.widget, canonical(this.widget, queryOf([...keysOf(query), ...frame])));
  }

  /**
   * Takes over the address of a page of this site, and names what of it cannot be used. Where that is all of it, nothing
   * else changes.
   */
  paste(text: string): PasteOutcome {
    const pasted = readPasted(text, this.widget);
    if (!pasted) return 'notOurs';
    const { widget, query, lang, isWhole } = pasted;
    const said = canonical(widget, query);
    if (said.query === '' && said.dropped.length > 0) {
      this.#dropped = said.dropped;
      return 'unusable';
    }
    const frame = isWhole ? '' : queryOf(this.#frameBeside(widget, query, lang));
    const parts = [query, frame].filter((part) => part !== '');
    this.#take(widget, canonical(widget, parts.join('&')));
    return 'taken';
  }

  /** The preview has told what it shows. */
  see(query: string): void {
    this.#seen = canonical(this.widget, query).query;
  }

  useSeen(): void {
    if (this.news !== null) this.#take(this.widget, canonical(this.widget, this.news));
  }

  resize(size: { readonly width?: PreviewWidth; readonly height?: number | null }): void {
    this.#state = { ...this.#state, ...size };
  }

  /** The preview's frame has said how high it is. */
  tell(height: number): void {
    const [least, most] = heights;
    this.#told = Math.min(most, Math.max(least, Math.ceil(height)));
  }

  dismiss(): void {
    this.#dropped = [];
  }

  /** In the language of the page, until the author chooses one. */
  speak(lang: Lang): void {
    if (!this.keys.has('lang')) this.set('lang', lang);
  }

  /** What the author has chosen besides the example, where a pasted address says nothing of it. */
  #frameBeside(widget: WidgetId, query: string, lang: Lang | null): [string, string][] {
    const said = keysOf(query);
    const chosen = only(
      this.keys,
      (key) =>
        isOfFrame(key) &&
        !said.has(key) &&
        !(key === 'lang' && lang) &&
        !(key === 'predict' && !isLabWidget(widget)),
    );
    return lang && !said.has('lang') ? [...chosen, ['lang', lang]] : chosen;
  }

  #take(widget: WidgetId, { query, dropped }: Canonical): void {
    this.#state = { ...this.#state, widget, query };
    this.#dropped = dropped;
    this.#seen = null;
  }
}
