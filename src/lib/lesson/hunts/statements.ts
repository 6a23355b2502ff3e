/** The listing of the code with a wrong line in it, cut into statements. */

import { code, type CodeBlock, type CodeLine } from '../../trace';
import type { Bug } from '../bugs';

export interface ListedLine extends CodeLine {
  /** The number of its statement, counted over all files: a wrapped statement has several lines. */
  readonly statement: number;
}

export interface Listing extends CodeBlock {
  readonly lines: readonly ListedLine[];
}

/** The right code. */
export const rightCode: readonly Listing[] = listed(code);

/** The whole code as the wrong program has it; statements keep their numbers. */
export function bugCode({ id, code: wrong }: Bug): readonly Listing[] {
  if (!wrong) throw new Error(`'${id}' is nobody's line`);
  return rightCode.map((block) => ({
    ...block,
    lines: block.lines.flatMap((line) => {
      const change = wrong.find(({ right }) => right === line.text);
      if (!change) return [line];
      return change.wrong === null ? [] : [{ ...line, text: change.wrong }];
    }),
  }));
}

/** The number of the statement that is wrong. */
export function wrongStatement({ id, code: wrong }: Bug): number {
  const lines = rightCode.flatMap((block) => block.lines);
  const line = lines.find(({ text }) => text === wrong?.[0].right);
  if (!line) throw new Error(`'${id}' changes no line of the listing`);
  return line.statement;
}

/** The lines of one statement as they are in the right code. */
export function rightLinesOf(statement: number): readonly ListedLine[] {
  return rightCode.flatMap(({ lines }) => lines).filter((line) => line.statement === statement);
}

function listed(blocks: readonly CodeBlock[]): Listing[] {
  let statement = -1;
  return blocks.map((block) => {
    let depth = 0;
    const lines = block.lines.map((line) => {
      if (depth === 0) statement++;
      depth += nesting(line.text);
      return { ...line, statement };
    });
    return { ...block, lines };
  });
}

/** How many more brackets a line opens than it closes. */
function nesting(text: string): number {
  const count = (brackets: RegExp) => (text.match(brackets) ?? []).length;
  return count(/[([]/g) - count(/[)\]]/g);
}
