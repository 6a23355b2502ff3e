import { printChoice, type Question, type Verdict } from '../../lesson';
import { ruleOf, run, type CellRef, type Formula, type Trace } from '../../trace';
import { placeOf, sentence, type LabTexts } from '..';
import type { LessonTexts } from '.';

export interface Feedback {
  /** Right, or how much is wrong. */
  readonly title: string;
  /** What was done instead, where a wrong rule gives just this answer. */
  readonly rule: string | null;
  /** The cell that the rest is about: the first wrong one, or the first. */
  readonly cell: CellRef;
  /** What it holds: `sample 1, token 3 'big': 2`. */
  readonly holds: string;
  /** Why it holds that. */
  readonly why: string;
  readonly formula: Formula;
  /** The cells that it comes from, to be lit. */
  readonly sources: readonly CellRef[];
}

/** What there is to say about an answer. */
export function feedback(
  t: LabTexts,
  lesson: LessonTexts,
  question: Question,
  verdict: Verdict,
  trace: Trace = run(question.inputs),
): Feedback {
  const { tensor, cells, answer } = question;
  const at = verdict.wrong[0] ?? 0;
  const index = cells[at];
  const rule = ruleOf(tensor);
  if (!rule) throw new Error(`nothing is said about cells of ${tensor}`);
  const fact = rule.fact(trace, index);
  return {
    title: verdict.isRight ? lesson.right : lesson.wrongCells(verdict.wrong.length, cells.length),
    rule: verdict.rule && lesson.rules[verdict.rule],
    cell: { tensor, index },
    holds: lesson.holds(placeOf(t, fact), printChoice(question, answer[at])),
    why: sentence(t, fact),
    formula: rule.formula(trace, index),
    sources: rule.reads(trace, index),
  };
}
