import { describe, expect, test } from 'vitest';
import { commandOf, placeOf, type Command, type KeyMode, type Place, type Press } from './keys';

const mode: KeyMode = { hasLetters: true, isBlack: false };

function press(key: string, more: Partial<Press> = {}): Press {
  return {
    key,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    ...more,
  };
}

const meaning = (key: string, place: Place = 'page', more: Partial<KeyMode> = {}) =>
  commandOf(press(key), place, { ...mode, ...more });

describe('on the page', () => {
  const keys: Readonly<Record<Command, readonly string[]>> = {
    next: ['PageDown', 'n', 'N', ' ', 'ArrowRight'],
    previous: ['PageUp', 'p', 'P', 'ArrowLeft'],
    first: ['Home'],
    last: ['End'],
    black: ['b', 'v', 'B', 'V', '.'],
    fullscreen: ['f'],
    help: ['?', 'F1'],
    presenter: ['s'],
    code: ['q'],
  };

  test.each(Object.entries(keys))('%s is %j', (command, all) => {
    for (const key of all) expect(meaning(key), key).toBe(command);
  });

  test('other keys mean nothing, whatever objects inherit', () => {
    for (const key of ['Enter', 'Escape', 'Tab', 'ArrowDown', 'x', 'toString', 'constructor'])
      expect(meaning(key), key).toBeNull();
  });

  test('Shift goes with Space, which then goes back, and with the question mark; other modifiers with nothing', () => {
    const shift = { shiftKey: true };
    expect(commandOf(press(' ', shift), 'page', mode)).toBe('previous');
    expect(commandOf(press('?', shift), 'page', mode)).toBe('help');
    expect(commandOf(press('N', shift), 'page', mode)).toBeNull();
    expect(commandOf(press('PageDown', shift), 'page', mode)).toBeNull();
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      for (const key of ['PageDown', 'p', 'Home', 's'])
        expect(commandOf(press(key, { [held]: true }), 'page', mode), `${held} ${key}`).toBeNull();
  });

  test('a held key goes through the slides, but opens nothing twice', () => {
    const held = { repeat: true };
    expect(commandOf(press('PageDown', held), 'page', mode)).toBe('next');
    for (const key of ['b', 'q', '?', 's', 'f'])
      expect(commandOf(press(key, held), 'page', mode), key).toBeNull();
  });
});

test('in a grid the paging keys and letters are the lesson’s, the others the grid’s', () => {
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', ' '])
    expect(meaning(key, 'grid'), key).toBeNull();
  expect(meaning('PageDown', 'grid')).toBe('next');
  expect(meaning('PageUp', 'grid')).toBe('previous');
  expect(meaning('b', 'grid')).toBe('black');
});

test('on a button Space presses it, and all else drives the lesson', () => {
  expect(meaning(' ', 'control')).toBeNull();
  expect(meaning('ArrowRight', 'control')).toBe('next');
  expect(meaning('PageUp', 'control')).toBe('previous');
});

test('in a field no key is the lesson’s', () => {
  for (const key of ['PageDown', 'n', ' ', 'Home', 'F1', '?'])
    expect(meaning(key, 'field'), key).toBeNull();
});

test('without letters the named keys remain', () => {
  const off = { hasLetters: false };
  for (const key of ['n', 'p', 'b', 'v', '.', 'f', '?', 's', 'q'])
    expect(meaning(key, 'page', off), key).toBeNull();
  expect(commandOf(press('?', { shiftKey: true }), 'page', { ...mode, ...off })).toBeNull();
  expect(meaning('PageDown', 'page', off)).toBe('next');
  expect(meaning(' ', 'page', off)).toBe('next');
  expect(meaning('F1', 'page', off)).toBe('help');
});

test('while the screen is black only what makes it light is heard', () => {
  const black = { isBlack: true };
  for (const key of ['b', 'v', '.']) expect(meaning(key, 'page', black), key).toBe('black');
  for (const key of ['PageDown', ' ', 'Home', 'q', 'F1', 's'])
    expect(meaning(key, 'page', black), key).toBeNull();
});

describe('the place of a key', () => {
  /** An event whose innermost target matches some selectors. */
  const at = (...matches: string[]) => {
    const closest = (list: string) =>
      list.split(', ').some((one) => matches.includes(one)) ? {} : null;
    return { composedPath: () => [{ closest }] } as unknown as KeyboardEvent;
  };

  test('is found by what the target stands in', () => {
    expect(placeOf(at('input'))).toBe('field');
    expect(placeOf(at('[contenteditable="true"]'))).toBe('field');
    expect(placeOf(at('[role="grid"]', 'button'))).toBe('grid');
    expect(placeOf(at('input[type="radio"]', 'input'))).toBe('grid');
    expect(placeOf(at('summary'))).toBe('control');
    expect(placeOf(at('main'))).toBe('page');
  });

  test('is the page where nothing has the focus, and the target no element', () => {
    expect(placeOf({ composedPath: () => [{}] } as unknown as KeyboardEvent)).toBe('page');
    expect(placeOf({ composedPath: () => [] } as unknown as KeyboardEvent)).toBe('page');
  });
});
