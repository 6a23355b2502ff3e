import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOf, tensor, toFlat } from '../../tensor';
import { anyTensor } from '../testing/any-tensor';
import { csvOf } from './csv';

/** RFC 4180 read back by a reader of its own: fields, quoted or not. */
function readCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new Error(`not RFC 4180: ${text}`);
    rows[rows.length - 1].push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const numberOf = (cell: string): number =>
  cell === 'true' ? 1 : cell === 'false' ? 0 : Number(cell);

test('a mask has its batch row, head axis and token in front of the columns', () => {
  const view = tensor([1, 0, 0, 1], { shape: [1, 1, 2, 2], dtype: 'bool' });
  const head = 'b,axis_1,t,text_to_media_mask[0],text_to_media_mask[1]';
  const lines = [head, '0,0,0,true,false', '0,0,1,false,true', ''];
  expect(csvOf({ name: 'text_to_media_mask', view })).toBe(lines.join('\r\n'));
});

test('numbers keep every digit, the sign of zero, and what is not finite', () => {
  const view = tensor([1 / 6, -0, -Infinity, NaN, -3.4028234663852886e38]);
  expect(csvOf({ name: 'x', view }).split('\r\n')[1]).toBe(
    '0.1666666716337204,-0.0,-Infinity,NaN,-3.4028234663852886e+38',
  );
});

test('attention to no picture keeps its rows and has no columns', () => {
  const view = tensor([], { shape: [1, 1, 2, 0] });
  expect(csvOf({ name: 'sim', view })).toBe('b,h,t\r\n0,0,0\r\n0,0,1\r\n');
});

test('a scalar is its name and its number', () => {
  expect(csvOf({ name: 'loss', view: tensor(0.5) })).toBe('loss\r\n0.5\r\n');
});

test('a name with commas, quotes and line ends stays one field', () => {
  const name = 'a,"b"\r\n=c';
  expect(readCsv(csvOf({ name, view: tensor([1]) }))).toEqual([[`${name}[0]`], ['1']]);
});

test('what is read back is the tensor, each number at its index', () => {
  fc.assert(
    fc.property(anyTensor, (view) => {
      fc.pre(view.dimension > 0);
      const [, ...rows] = readCsv(csvOf({ name: 'x', view }));
      const leading = view.shape.slice(0, -1);
      if (view.dimension > 1) expect(rows.length).toBe(sizeOf(leading));
      const values = rows.flatMap((row) => row.slice(leading.length).filter(Boolean).map(numberOf));
      expect(values).toEqual(toFlat(view));
      const columns = view.shape.at(-1)!;
      rows.forEach((row) => {
        const index = row.slice(0, leading.length).map(Number);
        for (let j = 0; j < columns; j++) {
          expect(numberOf(row[leading.length + j])).toBe(view.get(...index, j));
        }
      });
    }),
  );
});
