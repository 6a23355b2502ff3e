/** Keeps the browser's address in step with the model page. Edits replace it: the history stays the reader's. */

import { replaceState } from '$app/navigation';
import type { Dropped, Theme } from '../../player';
import { readState, writeState } from '../../player/model/address';
import { Coalesced } from '../../player/model/coalesced';
import type { ModelDesk } from '../../player/model/desk.svelte';
import { keepOwn, restoreOwn } from '../../player/model/own-pictures';
import type { ModelPageState } from '../../player/model/page-state';
import { theme } from '../theme.svelte';

export class PageAddress {
  #dropped = $state.raw<readonly Dropped[]>([]);
  /** Asked for by the address, or chosen by hand; otherwise the reader's own stays out of the address. */
  #theme = $state<Theme>('auto');
  /** Before that the page has nothing to say, and would only forget what the address says. */
  #isRead = $state(false);
  readonly #desk: ModelDesk;
  readonly #writes = new Coalesced<string>((query) => {
    if (location.search.replace(/^\?/, '') === query) return;
    replaceState(`${location.pathname}${query && `?${query}`}`, {});
  });

  constructor(desk: ModelDesk) {
    this.#desk = desk;
  }

  /** What of the address could not be used. */
  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  /** Without the question mark; empty before the address was read. */
  readonly query: string = $derived.by(() =>
    this.#isRead ? writeState({ ...this.#desk.state, theme: this.#theme }) : '',
  );

  /** Takes the state from the address, and from now on writes it there. */
  read(): ModelPageState {
    const { state, dropped } = readState(location.search);
    this.#dropped = dropped;
    this.#theme = state.theme;
    if (/[?&]theme=/.test(location.search)) theme.show(state.theme);
    theme.onchoose = (chosen) => (this.#theme = chosen);
    this.#isRead = true;
    return withOwnPictures(state);
  }

  /** Brings the address to where the page is, soon. */
  write(): void {
    if (this.#isRead) this.#writes.set(this.query);
  }

  /** The same at once, before the page is left. */
  flush(): void {
    this.#writes.flush();
    if (!this.#isRead) return;
    const { draft, pictures } = this.#desk;
    try {
      keepOwn(sessionStorage, draft.contents, (picture) => pictures.knownPixelsOf(picture));
    } catch {
      // Storage is closed or full: then they are lost, and the next page says so.
    }
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

/** Those that were there before this page was loaded anew. */
function withOwnPictures(state: ModelPageState): ModelPageState {
  if (!('contents' in state.prompt)) return state;
  const open = (file: Uint8Array<ArrayBuffer>, name: string) => {
    const blob = new Blob([file], { type: 'image/bmp' });
    return { name, blob, url: URL.createObjectURL(blob) };
  };
  try {
    return {
      ...state,
      prompt: { contents: restoreOwn(sessionStorage, state.prompt.contents, open) },
    };
  } catch {
    return state;
  }
}
