/** What the TypeScript tour prints and checks with. */

import { toFlat, type View } from '../../src/lib/tensor';

/** Words at the rows, by sample, and at the columns of a printed tensor. */
export interface Labels {
  readonly rows?: readonly (readonly string[])[];
  readonly columns?: readonly string[];
}

/** Scores that the mask has filled are as far below all others as a float goes. */
const FILL = -1e30;

const isWhole = ({ dtype }: View): boolean => dtype === 'int64' || dtype === 'bool';

function textOf(x: number, view: View): string {
  if (view.dtype === 'bool') return x ? 'True' : '.';
  if (isWhole(view) || x === 0) return String(x);
  return x < FILL ? '-max' : x.toFixed(4);
}

/** The leading indices of a tensor, all in order: [[]] where it has no more than two axes. */
function* leading(shape: readonly number[]): Generator<number[]> {
  const [first, ...rest] = shape;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let i = 0; i < first; i++) for (const later of leading(rest)) yield [i, ...later];
}

const line = (head: string, cells: readonly string[], width: number, cell: number): string =>
  `  ${head.padEnd(width)} ${cells.map((text) => text.padStart(cell)).join('  ')}`.trimEnd();

/** A tensor as a small table for each leading index: name, dtype and shape, then rows and columns. */
export function table(name: string, view: View, labels: Labels = {}): string {
  const shape = view.dimension > 1 ? view.shape : [1, ...view.shape];
  const [rows, columns] = shape.slice(-2);
  const head = `${name}  ${view.dtype} (${view.shape.join(', ')})`;
  const values = toFlat(view);
  const blocks = [...leading(shape.slice(0, -2))].map((index, block) => {
    const rowNames = labels.rows?.[index[0] ?? 0] ?? Array.from({ length: rows }, (_, i) => `${i}`);
    const texts = Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) =>
        textOf(values[(block * rows + i) * columns + j], view),
      ),
    );
    const names = labels.columns ?? Array.from({ length: columns }, (_, j) => `${j}`);
    const width = Math.max(...rowNames.map((text) => text.length));
    const cell = Math.max(...[...names, ...texts.flat()].map((text) => text.length));
    const lines = texts.map((cells, i) => line(rowNames[i], cells, width, cell));
    const title = index.length > 0 ? [`[${index.join(', ')}]`] : [];
    return [...title, line('', names, width, cell), ...lines].join('\n');
  });
  return [head, ...blocks].join('\n');
}

/** Prints with an empty line in between, all at once: the kernel may lose one of several outputs of a cell. */
export const show = (...texts: readonly string[]): void => console.log(texts.join('\n\n'));

/** @throws {Error} with the message, where the condition does not hold */
export function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(`This should hold: ${message}`);
}

/** @throws {Error} naming the first cell where two tensors are not the same to the last bit */
export function checkSame(name: string, found: View, wanted: View | undefined): void {
  check(wanted !== undefined, `the run has a tensor ${name}`);
  check(
    found.shape.join() === wanted.shape.join(),
    `${name} has the shape (${wanted.shape.join(', ')})`,
  );
  const [a, b] = [toFlat(found), toFlat(wanted)];
  const at = a.findIndex((x, i) => !Object.is(x, b[i]));
  check(at < 0, `${name} is the same everywhere; cell ${at} is ${a[at]}, not ${b[at]}`);
}
