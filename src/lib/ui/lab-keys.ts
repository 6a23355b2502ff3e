/** The keys of the whole Lab. Inside a grid, arrows, Home, End and Space belong to the grid; PageUp and PageDown step everywhere. */

import type { Player } from '../player';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && !['range', 'checkbox'].includes(target.type);

/** Nothing has the focus: the page itself is the target. */
const isPage = (target: EventTarget | null): boolean =>
  target === document.body || target === document.documentElement;

export function labKey(player: Player, event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const act = actionOf(player, event);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionOf(player: Player, event: KeyboardEvent): (() => void) | null {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey) return isWriting(target) ? null : historyKey(player, event);
  if (event.altKey) return null;
  if (key === 'PageDown') return () => player.move(1);
  if (key === 'PageUp') return () => player.move(-1);
  if (key === 'Escape' && player.pinned) return () => player.unpin();
  if (!isPage(target)) return null;
  if (key === ' ') return () => (player.playing ? player.pause() : player.play());
  if (key === 'ArrowRight') return () => player.move(1);
  if (key === 'ArrowLeft') return () => player.move(-1);
  return null;
}

function historyKey(player: Player, { key, shiftKey }: KeyboardEvent): (() => void) | null {
  const letter = key.toLowerCase();
  if (letter === 'y' || (letter === 'z' && shiftKey)) return () => player.redo();
  return letter === 'z' ? () => player.undo() : null;
}
