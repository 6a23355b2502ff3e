/** Keeps the browser's address and history in step with a player. */

import { pushState, replaceState } from '$app/navigation';
import type { Player, Weight } from '../player';
import { theme } from './theme.svelte';

/** Called by the player on every change. */
export function writeAddress(player: () => Player): (weight: Weight) => void {
  return (weight) => {
    const { query } = player();
    const url = `${location.pathname}${query && `?${query}`}`;
    if (weight === 'push') pushState(url, {});
    else replaceState(url, {});
  };
}

/** Takes over what the address says, at the start and on back and forward. */
export function readAddress(player: Player): void {
  player.load(location.search);
  if (new URLSearchParams(location.search).has('theme')) theme.show(player.state.theme);
}
