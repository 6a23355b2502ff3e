/** What the keys on a token do, apart from the grid's own: the keyboard's half of the token editor. */

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
  /** The focus goes along with the token. */
  const move = (by: -1 | 1) => {
    player.edit({ rows: moveToken(rows, b, t, by) });
    const grid = (event.target as HTMLElement).closest('[role="grid"]');
    grid?.querySelector<HTMLElement>(`[data-index="${b},${t + by}"]`)?.focus();
  };
  const edits: Record<string, () => void> = {
    F2: editWord,
    Delete: () => player.edit({ rows: removeToken(rows, b, t) }),
    Backspace: () => player.edit({ rows: removeToken(rows, b, t) }),
    Insert: () => player.edit({ rows: insertToken(rows, b, t) }),
    'Alt+ArrowLeft': () => move(-1),
    'Alt+ArrowRight': () => move(1),
  };
  const edit = edits[`${event.altKey ? 'Alt+' : ''}${event.key}`];
  if (!edit || player.inputs.cached) return;
  event.preventDefault();
  edit();
}
