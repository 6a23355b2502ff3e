import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordAt, type Inputs } from '../trace';
import {
  insertToken,
  moveRow,
  moveToken,
  removeToken,
  rowText,
  setRowCount,
  setWord,
  toggleToken,
  writeRow,
  type Rows,
} from './edits';
import { defaultInputs, lettersOf, rowsOf } from '../trace/example';

const rows = rowsOf('.I..,..I.');
const words = (all: Rows, b: number) => rowText(all[b], b);

describe('editing tokens', () => {
  test('toggling twice gives the word back', () => {
    const once = toggleToken(rows, 0, 2);
    expect(words(once, 0)).toBe('An <image> <image> bird');
    expect(toggleToken(once, 0, 2)).toEqual(rows);
  });

  test('a new token leaves the words after it as they were, and the other row is padded', () => {
    const next = insertToken(rows, 0, 0);
    expect(words(next, 0)).toBe('An old <image> big bird');
    expect(words(next, 1)).toBe('the a <image> dog <pad>');
  });

  test('removing it again restores both rows', () => {
    expect(removeToken(insertToken(rows, 0, 0), 0, 1)).toEqual(rows);
  });

  test('a token takes its word along when it moves', () => {
    expect(words(moveToken(rows, 1, 0, 1), 1)).toBe('a the <image> dog');
  });

  test('the last token of a row is not removed, and no row grows beyond 64', () => {
    expect(removeToken(rowsOf('.'), 0, 0)).toEqual(rowsOf('.'));
    const full = rowsOf('.'.repeat(64));
    expect(insertToken(full, 0, 3)).toBe(full);
  });

  test('a word with a space, a control character or too many letters is not taken', () => {
    for (const word of ['two words', 'a\u0000b', 'x'.repeat(25), '', '\ud800']) {
      expect(setWord(rows, 0, 0, word)).toBe(rows);
    }
    expect(words(setWord(rows, 0, 0, '狗'), 0)).toBe('狗 <image> big bird');
    expect(lettersOf(setWord(rows, 0, 0, '<image>'))).toBe('II..,..I.');
  });

  test('a row moves with its words', () => {
    const moved = { ...defaultInputs, ...moveRow(defaultInputs, 0, 1) };
    expect(words(moved.rows, 0)).toBe('the a <image> dog');
    expect(words(moved.rows, 1)).toBe('An <image> big bird');
  });

  test('the number of samples can grow and shrink without losing the first ones', () => {
    const four = { ...defaultInputs, ...setRowCount(defaultInputs, 4) };
    expect(lettersOf(four.rows)).toBe('.I..,..I.,..I.,..I.');
    expect(setRowCount(four, 2)).toEqual({ rows, fresh: defaultInputs.fresh });
  });
});

const edit = fc.oneof(
  fc.tuple(fc.constantFrom('toggle', 'insert', 'remove', 'left', 'right'), fc.nat(), fc.nat()),
);

test('whatever is done to them, the rows stay equally long and can be written and read again', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let all: Rows = rows;
      for (const [kind, i, j] of edits) {
        const [b, t] = [i % all.length, j % all[0].length];
        if (kind === 'toggle') all = toggleToken(all, b, t);
        if (kind === 'insert') all = insertToken(all, b, t);
        if (kind === 'remove') all = removeToken(all, b, t);
        if (kind === 'left') all = moveToken(all, b, t, -1);
        if (kind === 'right') all = moveToken(all, b, t, 1);
        expect(new Set(all.map((row) => row.length)).size).toBe(1);
      }
      const inputs: Inputs = { ...defaultInputs, rows: all };
      all.forEach((row, b) => {
        const again = writeRow(all, b, rowText(row, b));
        const shown = { ...inputs, rows: again! };
        row.forEach((_, t) => {
          if (t < again![b].length) expect(wordAt(shown, b, t)).toBe(wordAt(inputs, b, t));
        });
      });
    }),
  );
});
