/** As much of the browser's caches as the store uses, in memory. */

const ORIGIN = 'https://example.org';

const addressOf = (key: RequestInfo | URL): string =>
  new URL(key instanceof Request ? key.url : key, ORIGIN).href;

class FakeCache {
  readonly entries = new Map<string, Response>();

  constructor(readonly limit: () => number) {}

  match(key: RequestInfo | URL): Promise<Response | undefined> {
    return Promise.resolve(this.entries.get(addressOf(key))?.clone());
  }

  put(key: RequestInfo | URL, response: Response): Promise<void> {
    if (this.entries.size >= this.limit()) {
      return Promise.reject(new DOMException('full', 'QuotaExceededError'));
    }
    this.entries.set(addressOf(key), response);
    return Promise.resolve();
  }

  delete(key: RequestInfo | URL): Promise<boolean> {
    return Promise.resolve(this.entries.delete(addressOf(key)));
  }

  keys(): Promise<readonly Request[]> {
    return Promise.resolve([...this.entries.keys()].map((url) => new Request(url)));
  }
}

export class FakeCaches {
  readonly caches = new Map<string, FakeCache>();
  /** Entries that a cache takes. */
  limit = Infinity;

  open(name: string): Promise<FakeCache> {
    const cache = this.caches.get(name) ?? new FakeCache(() => this.limit);
    this.caches.set(name, cache);
    return Promise.resolve(cache);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.caches.delete(name));
  }

  asStorage(): CacheStorage {
    return this as unknown as CacheStorage;
  }
}
