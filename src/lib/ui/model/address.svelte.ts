/** The model page's address, and what is not in it: the reader's own pictures are kept for as long as the tab. */

import { readState, writeState } from '../../player/model/address';
import type { ModelDesk } from '../../player/model/desk.svelte';
import { keepOwn, restoreOwn } from '../../player/model/own-pictures';
import type { ModelPageState } from '../../player/model/page-state';
import { PageAddress } from '../page-address.svelte';

const codec = { read: readState, write: writeState };

export class ModelAddress extends PageAddress<Omit<ModelPageState, 'theme'>> {
  readonly #desk: ModelDesk;

  constructor(desk: ModelDesk) {
    super(codec, () => desk.state);
    this.#desk = desk;
  }

  override read(): ModelPageState {
    return withOwnPictures(super.read());
  }

  override flush(): void {
    super.flush();
    this.#keepOwn();
  }

  override leave(navigation: { readonly type: string }): void {
    super.leave(navigation);
    // Otherwise it has been flushed.
    if (navigation.type === 'popstate') this.#keepOwn();
  }

  #keepOwn(): void {
    if (!this.isRead) return;
    const { draft, pictures } = this.#desk;
    try {
      keepOwn(sessionStorage, draft.contents, (picture) => pictures.knownPixelsOf(picture));
    } catch {
      // Storage is closed or full: then they are lost, and the next page says so.
    }
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
