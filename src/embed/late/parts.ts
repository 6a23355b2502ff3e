/** What a widget can be without at first: each is a file of its own beside the module, but inside a classic script. */

import { Late } from './late.svelte';

export const stages = new Late(() => import('./stages'));
export const settings = new Late(() => import('./settings'));
export const code = new Late(() => import('./code'));
export const asking = new Late(() => import('./asking'));
export const otherDrawings = new Late(() => import('./drawings'));

/** When the page has nothing better to do: what is fetched then takes no time from what is seen. */
export function whenIdle(begin: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(begin, { timeout: 2000 });
  else setTimeout(begin, 200);
}
