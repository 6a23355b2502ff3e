/** What a guesser who knows the task, but sees no picture, would reach. */

import type { FewShotTask } from './few-shot';
import { COLOURS, MOTIONS, NAMED, NONSENSE, NUMBERS, PAIRED } from './things';

export interface Chance {
  /** Share of right answers, 0 to 1. */
  readonly p: number;
  /** How many different answers there are to choose from; null where that depends on the question. */
  readonly answers: number | null;
}

/** The best that one and the same answer reaches, each of the drawn things being as likely. */
export function chanceOf(task: FewShotTask, shots: number): Chance {
  switch (task) {
    case 'sign_place':
      return commonest(PAIRED.map(({ place }) => place));
    case 'sign_kind':
      return commonest(PAIRED.map(({ kind }) => kind));
    case 'sign_colour':
      return evenly(Object.keys(COLOURS).length);
    case 'new_word':
      // One of the words that the examples brought; without any, one of all.
      return evenly(shots === 0 ? NONSENSE.length : shots);
    case 'dialogue':
      return evenly(shots === 0 ? NAMED.length : shots);
    case 'naming_fact':
      return evenly(PAIRED.length);
    case 'counting':
      return evenly(NAMED.length * NUMBERS.length);
    case 'clip':
      return evenly(MOTIONS.length);
    case 'side':
      return evenly(NAMED.length);
    case 'question':
      return mixedQuestions();
  }
}

function evenly(answers: number): Chance {
  return { p: 1 / answers, answers };
}

function commonest(answers: readonly string[]): Chance {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return { p: Math.max(...counts.values()) / answers.length, answers: counts.size };
}

/** What, where, what kind, how many, what colour: each as often, and the guesser reads which. */
function mixedQuestions(): Chance {
  const each = [
    evenly(NAMED.length),
    commonest(PAIRED.map(({ place }) => place)),
    commonest(PAIRED.map(({ kind }) => kind)),
    evenly(NUMBERS.length),
    evenly(Object.keys(COLOURS).length),
  ];
  return { p: each.reduce((sum, { p }) => sum + p, 0) / each.length, answers: null };
}
