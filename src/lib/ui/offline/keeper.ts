/** The browser's side of `Saving`. */

import { cacheName } from '../../player/offline/list';
import { register, registered, say, setUnwanted, siteFolder, workers } from './registration';
import type { Keeper, Sum } from './save.svelte';

/** In the folder of the site: the sum of what would be kept, written when the site is built. */
async function readSum(): Promise<Sum | null> {
  try {
    const { version, files, bytes } = (await (
      await fetch(`${siteFolder()}offline.json`)
    ).json()) as Partial<Sum>;
    return version && files && bytes ? { version, files, bytes } : null;
  } catch {
    return null;
  }
}

async function persist(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

async function remove(container: ServiceWorkerContainer): Promise<void> {
  setUnwanted(true);
  const found = await registered(container);
  say(found?.active, { kind: 'forget' });
  await found?.unregister();
  await caches.delete(cacheName(new URL(siteFolder()).pathname));
}

/** @returns null where nothing can be kept */
export function browserKeeper(): Keeper | null {
  const container = workers();
  if (!container) return null;
  return {
    listen(hear) {
      const listen = ({ data }: MessageEvent<unknown>) => hear(data);
      container.addEventListener('message', listen);
      container.startMessages();
      return () => container.removeEventListener('message', listen);
    },
    look: async () => (await registered(container)) !== null,
    async start() {
      setUnwanted(false);
      await register(container);
    },
    async say(message) {
      const found = await registered(container);
      say(found?.installing ?? found?.active, message);
    },
    sum: readSum,
    persist,
    remove: () => remove(container),
  };
}
