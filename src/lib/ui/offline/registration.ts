/** The way to the service worker, where there may be one. */

import { dev } from '$app/environment';
import { resolve } from '$app/paths';
import { readDevice, writeDevice } from '../../player/on-device';
import type { ToWorker } from '../../player/offline/messages';

/** The folder of the site. The first page of a visit loads this file, so it asks for no others. */
export const siteFolder = (): string => new URL(resolve('/'), location.href).href;

/**
 * Null where nothing can be kept: over plain http, in a frame (of somebody's article, which has its own reader), in a browser
 * that keeps nothing, and while the site is being worked on.
 */
export function workers(): ServiceWorkerContainer | null {
  try {
    const isAlone = window.top === window && window.isSecureContext;
    return isAlone && !dev && 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  } catch {
    return null;
  }
}

/**
 * Has the browser fetch the worker, and the worker everything else.
 *
 * @throws whatever the browser does where storage is closed or the worker can't be fetched
 */
export const register = (container: ServiceWorkerContainer): Promise<ServiceWorkerRegistration> =>
  container.register(`${siteFolder()}service-worker.js`, {
    scope: siteFolder(),
    updateViaCache: 'none',
  });

/** The site's own registration, not that of a site around it on the same host. */
export async function registered(
  container: ServiceWorkerContainer,
): Promise<ServiceWorkerRegistration | null> {
  const all = await container.getRegistrations();
  return all.find(({ scope }) => scope === siteFolder()) ?? null;
}

export const say = (worker: ServiceWorker | null | undefined, message: ToWorker): void =>
  worker?.postMessage(message);

const UNWANTED = 'flamingo-offline';

/** The reader removed what was kept, and shall not get it again unasked. */
export const isUnwanted = (): boolean => readDevice(UNWANTED) === 'off';
export const setUnwanted = (isOff: boolean): boolean => writeDevice(UNWANTED, isOff ? 'off' : null);
