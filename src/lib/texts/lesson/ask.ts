import { kindOf, type Question } from '../../lesson';
import { ruleOf, run, type Fact, type Place, type Trace } from '../../trace';
import { placeOf, type LabTexts } from '..';
import type { LessonTexts } from '.';

/** The question as a sentence. */
export function askFor(
  t: LabTexts,
  lesson: LessonTexts,
  question: Question,
  trace: Trace = run(question.inputs),
): string {
  const { step, tensor, inputs } = question;
  if (step === 'sequence') throw new Error('nothing is asked about the sequence');
  const fact = factOf(question, 0, trace);
  const where = kindOf(tensor) === 'number' ? placeOf(t, fact) : t.where(rowPlace(question, fact));
  return lesson.ask[step](where, inputs.op === 'eq' ? '==' : '≥', tensor);
}

/** A cell that is asked for: `sample 1, token 3 'big', image 2 latent 1`. */
export function cellName(
  t: LabTexts,
  question: Question,
  position: number,
  trace: Trace = run(question.inputs),
): string {
  return placeOf(t, factOf(question, position, trace));
}

function factOf({ tensor, cells }: Question, position: number, trace: Trace): Fact {
  const rule = ruleOf(tensor);
  if (!rule) throw new Error(`nothing is said about cells of ${tensor}`);
  return rule.fact(trace, cells[position]);
}

/** What the cells of a row have in common. */
function rowPlace({ tensor }: Question, fact: Fact): Place {
  if (fact.kind === 'gate') return {};
  const { b, t, token, word } = fact.place;
  return tensor === 'text_to_media_mask' ? { b, t, token, word } : { b };
}
