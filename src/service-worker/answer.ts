/** What a request gets: the file of the version that the asking page is of, and nothing of another one. */

import { FileIndex, type OfflineFile } from '../lib/player/offline/list';
import { fetchFile } from './fill';
import { NETWORK, noted, versionOf } from './ledger';
import type { FetchCall } from './scope';
import type { Ledger, Store } from './store';

/** The ledger in memory, written through to the store. */
export interface LedgerKeeper {
  read(): Promise<Ledger>;
  change(by: (ledger: Ledger) => Ledger): Promise<void>;
}

export class Answerer {
  readonly #older = new Map<string, Promise<FileIndex | null>>();

  constructor(
    readonly index: FileIndex,
    readonly store: Store,
    readonly ledger: LedgerKeeper,
  ) {}

  async answer(call: FetchCall): Promise<Response> {
    const { pathname } = new URL(call.request.url);
    if (call.request.mode === 'navigate') return this.#answerPage(call, pathname);
    // Only the active worker is asked. Without a ledger, which a reader may have removed, that is us.
    const known = versionOf(await this.ledger.read(), call.clientId);
    const version = known ?? this.index.list.version;
    await this.#passOn(call, version);
    const index = await this.#indexOf(version);
    const found = index?.find(pathname);
    if (found?.kind !== 'file') return fetch(call.request);
    // An answer that isn't of the page's version is worse than none.
    return this.#open(found.file).catch(() => Response.error());
  }

  /** A page that is opened is of the active version. */
  async #answerPage(call: FetchCall, pathname: string): Promise<Response> {
    const found = this.index.find(pathname);
    if (found.kind === 'page') {
      return Response.redirect(found.path + new URL(call.request.url).search);
    }
    if (found.kind === 'file') {
      return this.#open(found.file).catch(() => this.#fromNetwork(call));
    }
    return fetch(call.request).catch((error: unknown) => this.#answerMissing(error));
  }

  /** The device took the page away, and the server has another version of it: then all of that page is the server's. */
  async #fromNetwork(call: FetchCall): Promise<Response> {
    const answer = await fetch(call.request);
    await this.#note(call.resultingClientId, NETWORK);
    return answer;
  }

  async #answerMissing(error: unknown): Promise<Response> {
    const file = this.index.missing;
    if (!file) throw error;
    const { body, headers } = await this.#open(file);
    return new Response(body, { headers, status: 404, statusText: 'Not Found' });
  }

  /** A worker that a page starts is of the page's version. */
  async #passOn({ request, resultingClientId }: FetchCall, version: string): Promise<void> {
    const isWorker = ['worker', 'sharedworker'].includes(request.destination);
    if (!isWorker || !resultingClientId || version === this.index.list.version) return;
    await this.#note(resultingClientId, version);
  }

  /** A device that can't keep this must cost nobody the answer; the worker knows it as long as it lives. */
  async #note(id: string, version: string): Promise<void> {
    await this.ledger.change((ledger) => noted(ledger, id, version)).catch(() => {});
  }

  /** What is kept; or else, also where the device's store is broken, the same bytes from the server. */
  async #open(file: OfflineFile): Promise<Response> {
    const kept = await this.store.read(file).catch(() => undefined);
    return kept ?? fetchFile(this.store.base, file);
  }

  #indexOf(version: string): Promise<FileIndex | null> {
    if (version === this.index.list.version) return Promise.resolve(this.index);
    const older = this.#older.get(version) ?? this.#readIndex(version);
    this.#older.set(version, older);
    return older;
  }

  async #readIndex(version: string): Promise<FileIndex | null> {
    const list = version === NETWORK ? null : await this.store.readList(version).catch(() => null);
    return list && new FileIndex(list, this.store.base);
  }
}
