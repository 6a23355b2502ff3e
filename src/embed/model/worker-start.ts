/** Starts the model's worker from a foreign page, whose policy or origin may not allow it. */

import { WORKER_PATH } from '../../lib/player/widget/carried-files';
import { siteBase } from '../base';
import { openFile } from '../files';
import { STARTED, type Carried } from './handshake';

/**
 * A worker that runs.
 * @throws where the page may not have one
 */
export async function startWorker(): Promise<Worker> {
  const worker = await openWorker();
  try {
    await started(worker);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  const message: Carried = { carried: globalThis.__flamingoFiles };
  worker.postMessage(message);
  return worker;
}

/**
 * On the site itself by its address, for a policy of 'self' allows that and gives it its own policy, with WebAssembly.
 * Elsewhere no worker has a foreign address: its text is fetched, and becomes one of the page's own.
 */
async function openWorker(): Promise<Worker> {
  const address = `${siteBase}/${WORKER_PATH}`;
  if (!globalThis.__flamingoFiles && isOwn(address)) return new Worker(address);
  const response = await openFile(address);
  if (!response.ok) throw new Error(`${address}: the server answers ${response.status}`);
  const text = await response.text();
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } finally {
    // It has been taken by then, or refused.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

/** A sandboxed page has the origin 'null', whatever its address. */
function isOwn(address: string): boolean {
  return self.origin !== 'null' && new URL(address).origin === self.origin;
}

function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => data === STARTED && resolve(), { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'the worker could not be started'));
    });
  });
}
