import { run } from '../../trace';
import type { Question, Verdict } from '../types';
import { printChoice } from './print';
import { ownStep, wrongAt, wrongValue } from './wrong';

/**
 * What is wrong about an answer, and which wrong program gives just this one.
 * @param given one of the question's choices a cell, or null where none was chosen, which is wrong
 */
export function judge(question: Question, given: readonly (number | null)[]): Verdict {
  const print = (value: number) => printChoice(question, value);
  const { inputs, step, tensor, cells, answer } = question;
  const isSame = (value: number | null | undefined, other: number) =>
    value !== null && value !== undefined && print(value) === print(other);
  const wrong = cells.map((_, i) => i).filter((i) => !isSame(given[i], answer[i]));
  if (wrong.length === 0) return { isRight: true, wrong, rule: null };
  const suspects = wrongAt(run(inputs), step).filter(
    ({ bug }) => bug.step === ownStep(step) || !bug.isUnlikely,
  );
  const given_by = suspects.find((one) =>
    cells.every((index, i) => isSame(given[i], wrongValue(one, tensor, index))),
  );
  return { isRight: false, wrong, rule: given_by?.bug.id ?? null };
}
