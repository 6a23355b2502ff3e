import { drawQuestion } from '../../src/lib/flamingo/world/questions';
import { isRight, type Asker } from './asker';
import { shareOf, type Share } from '../../src/lib/flamingo/measure/wilson';

/** Puts the first n questions of a task, drawn from a seed, and counts the right answers. */
export function measure(asker: Asker, task: string, n: number, seed: number): Share {
  let right = 0;
  for (let i = 0; i < n; i++) {
    const turns = drawQuestion(task, seed, i);
    if (isRight(turns, asker.answer(turns))) right++;
  }
  return shareOf(right, n);
}
