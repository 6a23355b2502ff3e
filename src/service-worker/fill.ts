/** Fetches all files of a version that are not kept yet. Each is compared with its digest: a version is whole or not there. */

import { addressOf, bytesOf, type OfflineFile, type OfflineList } from '../lib/player/offline/list';
import type { Failure, Kept } from '../lib/player/offline/messages';
import type { Store } from './store';

/** A page that loads at the same time must not wait for us. */
const AT_ONCE = 4;

/** Thrown where a file cannot be had or kept. */
export class FillError extends Error {
  constructor(
    readonly why: Failure,
    readonly path: string,
    cause: unknown,
  ) {
    super(`${path}: ${why}`, { cause });
  }
}

/** Of `bytes`, as `scripts/offline/list.js` writes it. */
async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function isRight([, size, digest]: OfflineFile, bytes: ArrayBuffer): Promise<boolean> {
  return bytes.byteLength === size && (await digestOf(bytes)) === digest;
}

export type Fetch = (address: string, options: { cache: RequestCache }) => Promise<Response>;

const fetchAnew: Fetch = (address, options) => fetch(address, options);

/** About the way that the bytes came, not about what they are. */
const OF_THE_WAY = ['content-encoding', 'content-length', 'transfer-encoding'];

/** What the host says of a file, such as a policy, holds for the kept one too; that it was a 404 (`404.html`) doesn't. */
function answerOf(bytes: ArrayBuffer, { headers }: Response): Response {
  const kept = new Headers(headers);
  for (const name of OF_THE_WAY) kept.delete(name);
  return new Response(bytes, { headers: kept });
}

/**
 * A file of the list. First what the browser has already, if the server says that it is still right; then past every cache.
 *
 * @throws FillError `unreachable` without an answer, `changed` if the server has other bytes
 */
export async function fetchFile(
  base: string,
  file: OfflineFile,
  fetchIt: Fetch = fetchAnew,
): Promise<Response> {
  for (const cache of ['no-cache', 'reload'] as const) {
    try {
      const answer = await fetchIt(addressOf(base, file), { cache });
      const bytes = await answer.arrayBuffer();
      if (await isRight(file, bytes)) return answerOf(bytes, answer);
    } catch (error) {
      throw new FillError('unreachable', file[0], error);
    }
  }
  throw new FillError('changed', file[0], null);
}

/** @throws FillError `full` where the device takes no more */
async function keepIt(path: string, keeping: Promise<void>): Promise<void> {
  try {
    await keeping;
  } catch (error) {
    throw new FillError('full', path, error);
  }
}

/** How much of a list is in the store. */
export function keptOf(
  { version, files }: OfflineList,
  kept: ReadonlySet<OfflineFile>,
  isFetching: boolean,
): Kept {
  return {
    kind: 'kept',
    version,
    files: kept.size,
    bytes: bytesOf([...kept]),
    allFiles: files.length,
    allBytes: bytesOf(files),
    isFetching,
  };
}

/**
 * @param tell hears after each file how much is kept
 * @throws FillError of the first file that fails; what has come until then stays for the next try
 */
export async function fill(
  store: Store,
  list: OfflineList,
  tell: (kept: Kept) => void,
  fetchIt: Fetch = fetchAnew,
): Promise<Kept> {
  await keepIt('', store.keepList(list));
  const kept = new Set(await store.has(list.files));
  const waiting = list.files.filter((file) => !kept.has(file)).reverse();
  tell(keptOf(list, kept, true));
  const worker = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      try {
        await keepIt(file[0], store.keep(file, await fetchFile(store.base, file, fetchIt)));
      } catch (error) {
        waiting.length = 0; // The others stop too.
        throw error;
      }
      kept.add(file);
      tell(keptOf(list, kept, true));
    }
  };
  // What is on its way when one fails is let come: it is kept, and told before the failure is.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return keptOf(list, kept, false);
}
