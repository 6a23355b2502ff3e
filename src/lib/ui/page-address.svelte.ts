/** Keeps the browser's address in step with a page. Edits replace it: the history stays the reader's. */

import { replaceState } from '$app/navigation';
import type { Dropped, Theme } from '../player';
import { Coalesced } from '../player/coalesced';
import type { Codec, Themed } from '../player/themed';
import { theme } from './theme.svelte';

export class PageAddress<State extends object> {
  #dropped = $state.raw<readonly Dropped[]>([]);
  /** Asked for by the address, or chosen by hand; otherwise the reader's own stays out of the address. */
  #theme = $state<Theme>('auto');
  /** Before that the page has nothing to say, and would only forget what the address says. */
  #isRead = $state(false);
  /** The page's own. */
  #pathname = '';
  readonly #codec: Codec<Themed<State>>;
  readonly #state: () => State;
  readonly #writes = new Coalesced<string>((query) => {
    // On the way Back the address is another page's before this one has gone.
    if (location.pathname !== this.#pathname) return;
    if (location.search.replace(/^\?/, '') === query) return;
    replaceState(`${location.pathname}${query && `?${query}`}`, {});
  });

  /** @param state what the page shows now */
  constructor(codec: Codec<Themed<State>>, state: () => State) {
    this.#codec = codec;
    this.#state = state;
  }

  /** What of the address could not be used. */
  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  /** Without the question mark; empty before the address was read. */
  readonly query: string = $derived.by(() =>
    this.#isRead ? this.#codec.write({ ...this.#state(), theme: this.#theme }) : '',
  );

  get isRead(): boolean {
    return this.#isRead;
  }

  /** Takes the state from the address, and from now on writes it there. */
  read(): Themed<State> {
    const { state, dropped } = this.#codec.read(location.search);
    this.#dropped = dropped;
    this.#theme = state.theme;
    if (/[?&]theme=/.test(location.search)) theme.show(state.theme);
    theme.onchoose = (chosen) => (this.#theme = chosen);
    this.#pathname = location.pathname;
    this.#isRead = true;
    return state;
  }

  /** Brings the address to where the page is, soon. */
  write(): void {
    if (this.#isRead) this.#writes.set(this.query);
  }

  /** The same at once, before the page is left. */
  flush(): void {
    this.#writes.flush();
  }

  /** Before another entry of the history is shown. On the way back or forth the address is that entry's already. */
  leave({ type }: { readonly type: string }): void {
    if (type === 'popstate') this.#writes.forget();
    else this.flush();
  }

  dismiss(): void {
    this.#dropped = [];
  }

  /** Writes nothing any more: the address is another page's by now. */
  close(): void {
    theme.onchoose = null;
    this.#isRead = false;
    this.#writes.close();
  }
}
