/** The keys of the whole Lab. Inside a grid, arrows, Home, End and Space belong to the grid; PageUp and PageDown step everywhere. */

import type { Player, Walk } from '../player';
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
  take(player, event, editKey(player, event) ?? (hasTimeline ? stepKey(player, event) : null));
}

/** The keys of a run that stands among other things, pressed inside it: Escape lets the pinned cell go, PageUp and PageDown step. */
export function walkKey(walk: Walk, event: KeyboardEvent): void {
  if (!event.defaultPrevented) take(walk, event, unpinKey(walk, event) ?? pageKey(walk, event));
}

function take(walk: Walk, event: KeyboardEvent, act: (() => void) | null): void {
  if (!act) return;
  event.preventDefault();
  void keepFocus(() => stepOf(walk.step).tensor, act);
}

function editKey(player: Player, event: KeyboardEvent): (() => void) | null {
  const isCommand = event.ctrlKey || event.metaKey;
  const isHistory = isCommand && !isWriting(event.target);
  return (
    unpinKey(player, event) ??
    leaveKey(player, event) ??
    (isHistory ? historyKey(player, event) : null)
  );
}

const unpinKey = (walk: Walk, { key }: KeyboardEvent): (() => void) | null =>
  key === 'Escape' && walk.pinned ? () => walk.unpin() : null;

/** Out of the projector's form, which has no head of the site to leave by. */
const leaveKey = (player: Player, { key, target }: KeyboardEvent): (() => void) | null =>
  key === 'Escape' && player.state.ui === 'projector' && !isWriting(target)
    ? () => player.setUi('full')
    : null;

function stepKey(player: Player, event: KeyboardEvent): (() => void) | null {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const page = pageKey(player, event);
  if (page || !isPage(target)) return page;
  if (key === ' ') return () => (player.playing ? player.pause() : player.play());
  if (key === 'ArrowRight') return () => player.move(1);
  if (key === 'ArrowLeft') return () => player.move(-1);
  return null;
}

function pageKey(walk: Walk, event: KeyboardEvent): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'PageDown') return () => walk.move(1);
  return event.key === 'PageUp' ? () => walk.move(-1) : null;
}

function historyKey(player: Player, { key, shiftKey }: KeyboardEvent): (() => void) | null {
  const letter = key.toLowerCase();
  if (letter === 'y' || (letter === 'z' && shiftKey)) return () => player.redo();
  return letter === 'z' ? () => player.undo() : null;
}
