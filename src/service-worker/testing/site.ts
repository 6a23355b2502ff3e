/** A site of a few files, with its list made as the build makes it, on a host in memory. */

import { digestOf } from '../../../scripts/offline/list.js';
import { addressOf, type OfflineFile, type OfflineList } from '../../lib/player/offline/list';

export type Files = Readonly<Record<string, string>>;

export function listOf(version: string, files: Files): OfflineList {
  const entries = Object.entries(files).map(([path, text]): OfflineFile => [
    path,
    Buffer.byteLength(text),
    digestOf(text),
  ]);
  return { version, files: entries };
}

export interface Host {
  files: Files;
  isUp: boolean;
  readonly asked: string[];
  readonly fetch: (address: string) => Promise<Response>;
}

/** @param base where the site lies */
export function hostOf(base: string, files: Files): Host {
  const host: Host = {
    files,
    isUp: true,
    asked: [],
    fetch(address) {
      host.asked.push(address);
      if (!host.isUp) return Promise.reject(new TypeError('Failed to fetch'));
      const path = Object.keys(host.files).find((one) => addressOf(base, [one, 0, '']) === address);
      const headers = { 'content-type': 'text/x-test', 'content-encoding': 'gzip' };
      if (path === undefined) return Promise.resolve(new Response('none', { status: 404 }));
      const status = path === '404.html' ? 404 : 200;
      return Promise.resolve(new Response(host.files[path], { status, headers }));
    },
  };
  return host;
}
