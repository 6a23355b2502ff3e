/**
 * The few things of a service worker that are used here. TypeScript's own library for workers contradicts the one for pages,
 * and the whole project is checked with that.
 */

import type { OfflineList } from '../lib/player/offline/list';

export interface WorkerClient {
  readonly id: string;
  readonly url: string;
  postMessage(message: unknown): void;
}

interface Lasting {
  /** The worker is not stopped before this is settled. */
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchCall extends Lasting {
  readonly request: Request;
  /** Who asks; empty where a page is opened. */
  readonly clientId: string;
  /** Whom the answer makes: a page or a worker. */
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

export interface MessageCall extends Lasting {
  readonly data: unknown;
  readonly source: WorkerClient | null;
}

export interface WorkerScope {
  /** Written in front of this script by `scripts/offline/list.js`. */
  readonly offlineList?: OfflineList;
  readonly location: { readonly href: string };
  readonly registration: { readonly installing: unknown };
  readonly clients: {
    matchAll(options: {
      includeUncontrolled: boolean;
      type: 'all' | 'window';
    }): Promise<readonly WorkerClient[]>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listen: (event: FetchCall) => void): void;
  addEventListener(type: 'message', listen: (event: MessageCall) => void): void;
}
