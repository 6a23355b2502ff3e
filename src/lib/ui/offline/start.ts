/** Begins keeping the site for reading without a network, once a page stands and has nothing better to do. */

import { readFromWorker } from '../../player/offline/messages';
import { isUnwanted, register, say, workers } from './registration';

/** Milliseconds; where a browser doesn't tell when it is idle. */
const PATIENCE = 1500;

async function idle(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  }
  await new Promise<unknown>((resolve) =>
    'requestIdleCallback' in window
      ? requestIdleCallback(resolve, { timeout: 2 * PATIENCE })
      : setTimeout(resolve, PATIENCE),
  );
}

/** Not unasked: 20 MB, where the reader asked the browser to save data or has removed them before. */
function isWelcome(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData !== true && !isUnwanted();
}

/** The worker serves a page that came over the network from now on, if both are of one version. */
async function introduce(container: ServiceWorkerContainer): Promise<void> {
  const { active } = await container.ready;
  const entry = document.querySelector<HTMLLinkElement>('link[href*="/immutable/entry/app."]');
  if (entry) say(active, { kind: 'adopt', entry: new URL(entry.href).pathname });
}

/** Fetched only when there is something to say. */
async function showNote(worker: ServiceWorker): Promise<void> {
  const { showUpdate } = await import('./show-update');
  showUpdate(() => say(worker, { kind: 'take_over' }));
}

/** Calls when a newer version stands ready beside the one that pages are served from. */
function watch(registration: ServiceWorkerRegistration, isReady: (worker: ServiceWorker) => void) {
  if (registration.waiting && registration.active) isReady(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing, active } = registration;
    if (!active) return;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') isReady(installing);
    });
  });
}

/**
 * A page whose worker gave way to a newer one starts anew. Pages do so themselves, since a worker knows only the address that
 * they were opened with. Who wasn't listening yet is told when it introduces itself.
 */
function reloadWithNewer(container: ServiceWorkerContainer): void {
  let before = container.controller;
  container.addEventListener('controllerchange', () => {
    if (before) location.reload();
    before = container.controller;
  });
  container.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (readFromWorker(data)?.kind === 'outdated') location.reload();
  });
  container.startMessages();
}

/** Nothing of this is needed for reading, so whatever refuses is let be: the panel of the page for teachers says why. */
export async function startOffline(): Promise<void> {
  const container = workers();
  if (!container) return;
  reloadWithNewer(container);
  await idle();
  if (!isWelcome()) return;
  try {
    const registration: ServiceWorkerRegistration | undefined = await register(container);
    if (!registration) return;
    watch(registration, (worker) => void showNote(worker));
    await introduce(container);
  } catch {
    // Storage is closed, or the network is gone.
  }
}
