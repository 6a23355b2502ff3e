/** The keys of the whole Lab. Inside a grid, arrows, Home, End and Space belong to the grid; PageUp and PageDown step everywhere. */

import type { Player } from '../player';
import { stepOf } from '../trace';
import { keepFocus } from './keep-focus';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && !['range', 'checkbox'].includes(target.type);

/** Nothing has the focus: the page itself is the target. */
const isPage = (target: EventTarget | null): boolean =>
  target === document.body || target === document.documentElement;

/** Without a timeline on the page nothing steps or plays, so that those keys stay the browser's. */
export function labKey(player: Player, event: KeyboardEvent, hasTimeline: boolean): void {
  if (event.defaultPrevented) return;
  const act = editKey(player, event) ?? (hasTimeline ? stepKey(player, event) : null);
  if (!act) return;
  event.preventDefault();
  void keepFocus(() => stepOf(player.step).tensor, act);
}

function editKey(player: Player, event: KeyboardEvent): (() => void) | null {
  if (event.key === 'Escape' && player.pinned) return () => player.unpin();
  const isCommand = event.ctrlKey || event.metaKey;
  return isCommand && !isWriting(event.target) ? historyKey(player, event) : null;
}

function stepKey(player: Player, event: KeyboardEvent): (() => void) | null {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (key === 'PageDown') return () => player.move(1);
  if (key === 'PageUp') return () => player.move(-1);
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
