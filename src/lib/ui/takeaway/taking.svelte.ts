/** Copies and saves, says what came of it, and keeps what a closed place would not let out. */

import { messageOf, problemOf } from '../../flamingo/problem';
import type { TakeawayTexts } from '../../texts/takeaway';

export type Made = string | Uint8Array | Blob;

/** Something to be taken. */
export interface Thing {
  /** As the reader sees it. */
  readonly name: string;
  readonly fileName: string;
  make(): Made | Promise<Made>;
}

/** What could not leave: to be taken by hand. */
export type Kept =
  | { readonly kind: 'text'; readonly text: string; readonly words: string }
  | { readonly kind: 'picture'; readonly url: string; readonly words: string }
  | { readonly kind: 'none'; readonly words: string };

const types: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  gif: 'image/gif',
  json: 'application/json',
  csv: 'text/csv',
  npy: 'application/octet-stream',
  npz: 'application/zip',
};

/** Until a browser has surely read what it saves. */
const SAVING_MS = 60_000;

export class Taking {
  #said = $state('');
  #kept = $state.raw<Kept | null>(null);
  #isBusy = $state(false);
  readonly #words: TakeawayTexts;

  constructor(words: TakeawayTexts) {
    this.#words = words;
  }

  /** One line about what happened last. */
  get said(): string {
    return this.#said;
  }

  get kept(): Kept | null {
    return this.#kept;
  }

  /** Something is being made. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  say(line: string): void {
    this.#said = line;
  }

  async copy(thing: Thing): Promise<void> {
    await this.#made(thing, async (what) => {
      try {
        await intoClipboard(what);
        this.#said = this.#words.copied(thing.name);
      } catch {
        await this.#keep(thing, what, this.#words.kept.text);
      }
    });
  }

  async save(thing: Thing): Promise<void> {
    await this.#made(thing, async (what) => {
      // A sandboxed frame drops downloads without a word.
      if (self.origin === 'null') return this.#keep(thing, what, this.#words.kept.file);
      download(blobOf(what, thing.fileName), thing.fileName);
      this.#said = this.#words.saved(thing.fileName);
    });
  }

  /** Lets go of what was kept. */
  close(): void {
    if (this.#kept?.kind === 'picture') URL.revokeObjectURL(this.#kept.url);
    this.#kept = null;
  }

  async #made(thing: Thing, use: (what: Made) => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.close();
    this.#isBusy = true;
    this.#said = this.#words.making(thing.name);
    try {
      await use(await thing.make());
    } catch (error) {
      this.#said = this.#words.failed(thing.name, messageOf(problemOf(error)).slice(0, 200));
    } finally {
      this.#isBusy = false;
    }
  }

  async #keep(
    { name, fileName }: Thing,
    what: Made,
    ofText: (name: string) => string,
  ): Promise<void> {
    const { kept } = this.#words;
    const blob = blobOf(what, fileName);
    if (blob.type.startsWith('image/') && typeof what !== 'string') {
      this.#kept = { kind: 'picture', url: URL.createObjectURL(blob), words: kept.picture(name) };
    } else if (blob.type === types.npy || blob.type === types.npz) {
      this.#kept = { kind: 'none', words: kept.none(name) };
    } else this.#kept = { kind: 'text', text: await blob.text(), words: ofText(name) };
    this.#said = this.#kept.words;
  }
}

async function intoClipboard(what: Made): Promise<void> {
  if (typeof what === 'string') return navigator.clipboard.writeText(what);
  const blob = what instanceof Blob ? what : new Blob([new Uint8Array(what)]);
  await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
}

function blobOf(what: Made, fileName: string): Blob {
  if (what instanceof Blob) return what;
  const type = types[fileName.split('.').pop() ?? ''] ?? 'text/plain';
  return new Blob([typeof what === 'string' ? what : new Uint8Array(what)], { type });
}

function download(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SAVING_MS);
}
