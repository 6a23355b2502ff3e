/** What the keys on a token do, apart from the grid's own: the keyboard's half of the token editor. */

import { tick } from 'svelte';
import { insertToken, moveToken, removeToken, type Player } from '../player';

/** Carries out a key on token (b, t). `editWord` opens the word for writing. */
export function tokenKey(
  player: Player,
  event: KeyboardEvent,
  b: number,
  t: number,
  editWord: () => void,
): void {
  const { rows } = player.inputs;
  /** The focus goes along with the token, or to the one that took its place. */
  const grid = (event.target as HTMLElement).closest('[role="grid"]');
  const focus = (at: number) =>
    void tick().then(() => grid?.querySelector<HTMLElement>(`[data-index="${b},${at}"]`)?.focus());
  const move = (by: -1 | 1) => {
    player.edit({ rows: moveToken(rows, b, t, by) });
    focus(t + by);
  };
  const remove = () => {
    player.edit({ rows: removeToken(rows, b, t) });
    focus(Math.min(t, player.inputs.rows[b].length - 1));
  };
  const edits: Record<string, () => void> = {
    F2: editWord,
    Delete: remove,
    Backspace: remove,
    Insert: () => player.edit({ rows: insertToken(rows, b, t) }),
    'Alt+ArrowLeft': () => move(-1),
    'Alt+ArrowRight': () => move(1),
  };
  const edit = edits[`${event.altKey ? 'Alt+' : ''}${event.key}`];
  if (!edit) return;
  event.preventDefault();
  edit();
}
