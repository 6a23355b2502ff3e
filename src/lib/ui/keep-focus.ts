/** A reader in a grid stays in it: when a change takes the focused cell away, its heir takes the focus. */

import { tick } from 'svelte';

/**
 * Makes a change; if the focus was on a cell and is lost by it, gives it to the same cell of what is shown then, or to
 * the tab stop of the step's own tensor.
 */
export async function keepFocus(tensor: () => string, change: () => void): Promise<void> {
  const before = focused();
  const index = before?.closest<HTMLElement>('[role="gridcell"]')?.dataset.index;
  // Asked now, since the cell may be gone later: the page, or the shadow root of a widget.
  const root = before?.getRootNode() as Document | ShadowRoot;
  change();
  if (index === undefined) return;
  await tick();
  if (before?.isConnected && focused() === before) return;
  const grid = root.querySelector(`[data-stage] [data-tensor="${tensor()}"]`);
  const same = samePlace(index).map((place) => grid?.querySelector(`[data-index="${place}"]`));
  const heir = [...same, grid?.querySelector('[tabindex="0"]')].find((cell) => cell);
  if (heir instanceof HTMLElement) heir.focus();
}

/** The mask has no heads, the attention has: (b, 0, t, j) may be (b, h, t, j) there. */
function samePlace(index: string): string[] {
  const parts = index.split(',');
  if (parts.length !== 4) return [index];
  const [b, , t, j] = parts;
  return [index, ...[0, 1, 2, 3].map((head) => [b, head, t, j].join(','))];
}

/** The element in focus, inside a widget as well. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
