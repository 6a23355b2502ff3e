/** What a slide asks, and what the core answers, as words: worked out when the plan is built, so that it can be printed. */

import { printChoice } from '../../lesson';
import { questionAt } from '../../player/lesson/question';
import { readState } from '../../player/url';
import { placeOf, sentence, type Texts } from '../../texts';
import { askFor, type LessonTexts } from '../../texts/lesson';
import type { Show } from '../../texts/teach/types';
import { need, ruleOf, run, type TensorName } from '../../trace';

/** A cell that is asked for, with its answer. */
export interface AnsweredCell {
  /** Indices of the tensor, joined by commas. */
  readonly index: string;
  readonly place: string;
  /** As computed. */
  readonly value: number;
  /** As printed on the slide. */
  readonly text: string;
}

/** Plain data. */
export interface Asked {
  readonly question: string;
  readonly tensor: TensorName;
  /** Of the whole tensor, joined by commas. */
  readonly shape: string;
  /** As printed, in ascending order. */
  readonly choices: readonly string[];
  readonly cells: readonly AnsweredCell[];
  /** What is to be said of the first of the cells and of the last. */
  readonly why: readonly string[];
}

/** The same question that the running lesson asks; null where a slide does not ask. */
export function askedBy(show: Show, t: Texts, lesson: LessonTexts): Asked | null {
  if (show.kind !== 'lab' || !show.asks) return null;
  const { inputs, step } = readState(show.query).state;
  const trace = run(inputs);
  const question = questionAt(trace, step);
  if (question === null) return null;
  const { tensor, cells, choices, answer } = question;
  const facts = cells.map((index) => ruleOf(tensor)?.fact(trace, index) ?? null);
  const said = [facts[0], facts.at(-1)].flatMap((fact) => (fact ? [sentence(t, fact)] : []));
  return {
    question: askFor(t, lesson, question, trace),
    tensor,
    shape: need(trace, tensor).shape.join(','),
    choices: choices.map((value) => printChoice(question, value)),
    cells: cells.map((index, at) => ({
      index: index.join(','),
      place: placeOf(t, facts[at]!),
      value: answer[at],
      text: printChoice(question, answer[at]),
    })),
    why: [...new Set(said)],
  };
}
