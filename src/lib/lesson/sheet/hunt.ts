/** A wrong program on paper: its lines up to the mask, each statement with a letter, and the numbers that it really gives. */

import { mulberry32 } from '../../flamingo/mulberry32';
import { indices, need, run, type Inputs, type StepId, type Trace } from '../../trace';
import { isReached, programs, runBug, type Program } from '../bugs';
import { bugCode, rightLinesOf, wrongStatement } from '../hunts';
import type { Level } from '../types';
import { sheetExample } from './example';

export interface SheetLine {
  /** At the first line of a statement; null where it goes on. */
  readonly letter: string | null;
  readonly text: string;
}

export interface SheetHunt {
  readonly bug: Program;
  /** What the wrong program gives. */
  readonly wrong: Trace;
  readonly lines: readonly SheetLine[];
  /** The letter of the wrong statement. */
  readonly letter: string;
  /** That statement as it should be. */
  readonly right: readonly string[];
}

/** Its numbers stand in text_time and in the mask, so the line is one of those that make them. */
const shown: readonly StepId[] = ['media_time', 'text_time', 'broadcast', 'mask'];

const onPaper = programs.filter(
  ({ code, step }) => shown.includes(step) && code.every(({ wrong }) => wrong !== null),
);

/** Most examples show most bugs; this many in a row that don't would be a fault. */
const MOST_DRAWS = 200;

/** @returns the right run, and a wrong program whose mask differs from it */
export function sheetHunt(
  seed: number,
  at: number,
  level: Level,
): { readonly trace: Trace; readonly hunt: SheetHunt } {
  const next = mulberry32(Math.imul(seed + 1, 0x85ebca6b) + at);
  const op = level > 1 && next() % 2 === 0 ? 'ge' : 'eq';
  for (let i = 0; i < MOST_DRAWS; i++) {
    const inputs = sheetExample(seed, at + 100 * (i + 1), level, op);
    const bug = onPaper[next() % onPaper.length];
    const hunt = isReached(bug, inputs) ? huntFor(bug, inputs) : null;
    if (hunt) return hunt;
  }
  throw new Error(`no wrong program was to be seen in ${MOST_DRAWS} draws`);
}

function huntFor(bug: Program, inputs: Inputs) {
  const trace = run(inputs);
  const wrong = runBug(bug, inputs, 'mask', trace);
  const [ours, theirs] = [trace, wrong].map((one) => need(one, 'text_to_media_mask'));
  const isSeen = [...indices(ours.shape)].some((i) => ours.get(...i) !== theirs.get(...i));
  return isSeen ? { trace, hunt: { bug, wrong, ...linesOf(bug) } } : null;
}

function linesOf(bug: Program): Pick<SheetHunt, 'lines' | 'letter' | 'right'> {
  const all = bugCode(bug)
    .flatMap((block) => block.lines)
    .filter(({ step }) => step !== null && shown.includes(step));
  const statements = [...new Set(all.map(({ statement }) => statement))];
  const letterOf = (statement: number) => String.fromCharCode(65 + statements.indexOf(statement));
  const lines = all.map(({ statement, text }, i) => ({
    letter: all[i - 1]?.statement === statement ? null : letterOf(statement),
    text: text.replace(/^ {4}/, ''),
  }));
  const wrong = wrongStatement(bug);
  const right = rightLinesOf(wrong).map(({ text }) => text.replace(/^ {4}/, ''));
  return { lines, letter: letterOf(wrong), right };
}
