import { untrack } from 'svelte';
import type { Desk } from '../desk';

/** Tells the element of what the reader changes. Called while a component is set up. */
export function tellChanges(desk: Pick<Desk, 'query' | 'onchange'>): void {
  let told = untrack(() => desk.query);
  // An event to the host is no rendering, and what changes lies in many places: no derivation could send it.
  $effect(() => {
    const { query } = desk;
    if (query === told) return;
    told = query;
    untrack(() => desk.onchange());
  });
}
