/**
 * Where the files lie: one cache, in which a file's name is the digest of its bytes. A version is a list of digests, so two
 * versions share what is equal in both, and a fetch that broke off is simply gone on with.
 */

import {
  cacheName,
  endingOf,
  type OfflineFile,
  type OfflineList,
} from '../lib/player/offline/list';

/** Which version each page is of, where it isn't the newest; `active` is the one that new pages are of. */
export interface Ledger {
  readonly active: string | null;
  /** By client id. `network`: a page that came over the network and that nobody vouched for. */
  readonly clients: Readonly<Record<string, string>>;
}

const EMPTY: Ledger = { active: null, clients: {} };

export class Store {
  constructor(
    readonly base: string,
    readonly storage: CacheStorage,
  ) {}

  #open(): Promise<Cache> {
    return this.storage.open(cacheName(this.base));
  }

  #key(name: string): string {
    return `${this.base}.offline/${name}`;
  }

  #fileKey([path, , digest]: OfflineFile): string {
    return this.#key(`files/${digest}.${endingOf(path)}`);
  }

  /** Also where the device took files away behind our back: what is asked for is what is there. */
  async has(files: readonly OfflineFile[]): Promise<ReadonlySet<OfflineFile>> {
    const keys = await (await this.#open()).keys();
    const kept = new Set(keys.map((request) => new URL(request.url).pathname));
    return new Set(files.filter((file) => kept.has(this.#fileKey(file))));
  }

  async read(file: OfflineFile): Promise<Response | undefined> {
    const kept = await (await this.#open()).match(this.#fileKey(file));
    // Whole: a page that is left while a body still streams keeps Chromium's worker busy, and the next version waits for it.
    return kept && new Response(await kept.arrayBuffer(), { headers: kept.headers });
  }

  async keep(file: OfflineFile, answer: Response): Promise<void> {
    await (await this.#open()).put(this.#fileKey(file), answer);
  }

  async #readJson(name: string): Promise<unknown> {
    const found = await (await this.#open()).match(this.#key(name));
    return found ? ((await found.json()) as unknown) : null;
  }

  async #keepJson(name: string, value: unknown): Promise<void> {
    await (await this.#open()).put(this.#key(name), Response.json(value));
  }

  /** Lists outlive their worker: a page of that version may still be open. */
  keepList(list: OfflineList): Promise<void> {
    return this.#keepJson(`lists/${list.version}`, list);
  }

  async readList(version: string): Promise<OfflineList | null> {
    return (await this.#readJson(`lists/${version}`)) as OfflineList | null;
  }

  /** Empty where nothing was noted yet, or where the device doesn't let us read it. */
  async readLedger(): Promise<Ledger> {
    return ((await this.#readJson('ledger').catch(() => null)) as Ledger | null) ?? EMPTY;
  }

  keepLedger(ledger: Ledger): Promise<void> {
    return this.#keepJson('ledger', ledger);
  }

  /** Drops every list that isn't of one of these versions, and every file that is in none of the lists left. */
  async sweep(versions: ReadonlySet<string>): Promise<void> {
    const lists = await Promise.all([...versions].map((version) => this.readList(version)));
    const kept = new Set([
      this.#key('ledger'),
      ...[...versions].map((version) => this.#key(`lists/${version}`)),
      ...lists.flatMap((list) => list?.files.map((file) => this.#fileKey(file)) ?? []),
    ]);
    const cache = await this.#open();
    const keys = await cache.keys();
    const dead = keys.filter((request) => !kept.has(new URL(request.url).pathname));
    await Promise.all(dead.map((request) => cache.delete(request)));
  }

  async forget(): Promise<void> {
    await this.storage.delete(cacheName(this.base));
  }
}
