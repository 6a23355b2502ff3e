/**
 * The keys of a running lesson, those of reveal.js, which clickers send: PageDown, PageUp, and `.` or B. A key that means
 * something where the focus is stays there.
 */

export type Command =
  'next' | 'previous' | 'first' | 'last' | 'black' | 'fullscreen' | 'help' | 'presenter' | 'code';

/** Where a key is pressed: on the page, in a grid or its like, on something to press, in something to write or choose in. */
export type Place = 'page' | 'grid' | 'control' | 'field';

export type Press = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'
>;

export interface KeyMode {
  /** Keys that write a character are in use (WCAG 2.1.4: they can be turned off). */
  readonly hasLetters: boolean;
  /** The screen is black: only what makes it light again is heard. */
  readonly isBlack: boolean;
}

const characters: Readonly<Record<string, Command>> = {
  n: 'next',
  p: 'previous',
  b: 'black',
  v: 'black',
  '.': 'black',
  f: 'fullscreen',
  '?': 'help',
  s: 'presenter',
  q: 'code',
};

const named: Readonly<Record<string, Command>> = {
  PageDown: 'next',
  PageUp: 'previous',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
  ' ': 'next',
  F1: 'help',
};

/** Keys that move within a grid, a slider or a list; the paging keys are not among them. */
const ofGrids: readonly string[] = ['ArrowRight', 'ArrowLeft', 'Home', 'End', ' '];

/** A key that is held goes on through the slides, but opens and closes nothing twice. */
const repeated: readonly Command[] = ['next', 'previous', 'first', 'last'];

/** What a key means to the lesson; null if it is none of its own there. */
export function commandOf(press: Press, place: Place, mode: KeyMode): Command | null {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = press;
  if (place === 'field' || ctrlKey || altKey || metaKey) return null;
  if (place === 'grid' && ofGrids.includes(key)) return null;
  if (place === 'control' && key === ' ') return null;
  const command = shiftKey ? withShift(key, mode) : plain(key, mode);
  if (command === null || (mode.isBlack && command !== 'black')) return null;
  return press.repeat && !repeated.includes(command) ? null : command;
}

function plain(key: string, { hasLetters }: KeyMode): Command | null {
  if (Object.hasOwn(named, key)) return named[key];
  const character = key.toLowerCase();
  return hasLetters && Object.hasOwn(characters, character) ? characters[character] : null;
}

/** Shift and Space goes back, as it scrolls back; the question mark needs Shift on most keyboards. */
function withShift(key: string, { hasLetters }: KeyMode): Command | null {
  if (key === ' ') return 'previous';
  return key === '?' && hasLetters ? 'help' : null;
}

/** Of inputs only those that are written in; a slider or a choice has keys of its own as a grid has. */
const ticked = ['range', 'checkbox', 'radio'].map((type) => `input[type="${type}"]`).join(', ');
const grids = ['grid', 'slider', 'listbox', 'tablist', 'menu', 'radiogroup', 'tree']
  .map((role) => `[role="${role}"]`)
  .join(', ');
const fields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const controls = 'button, a[href], summary, [role="button"]';

/** By selectors, not by classes: the target may be of a frame, whose elements are of other classes. */
export function placeOf(event: KeyboardEvent): Place {
  // Of a widget's shadow the target is only the host; the way begins inside.
  const target = event.composedPath()[0] as Partial<Element> | undefined;
  if (typeof target?.closest !== 'function') return 'page';
  if (target.closest(ticked)) return 'grid';
  if (target.closest(fields)) return 'field';
  if (target.closest(grids)) return 'grid';
  return target.closest(controls) ? 'control' : 'page';
}
