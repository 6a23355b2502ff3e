/** How often the model answers rightly after so many examples: held-out prompts, greedy, the whole vocabulary to choose from. */

import type { PixelPrompt, ScoredToken } from '../prompt-model';
import { drawFewShot } from '../world/draw-few-shot';
import {
  itemsOf,
  promptOf,
  tokensOf,
  type FewShotControl,
  type FewShotTask,
} from '../world/few-shot';
import { drawOnce, promptPartsOf } from '../world/prompt-pixels';
import type { Renderer } from '../world/render';

export interface AccuracyQuestion {
  readonly task: FewShotTask;
  readonly controls: readonly FewShotControl[];
  /** Numbers of examples. Those that do not fit into the context are passed over. */
  readonly shots: readonly number[];
  /** How many prompts for each control and number of examples. */
  readonly n: number;
}

/** What was counted of one control with one number of examples. */
export interface Tally {
  readonly control: FewShotControl;
  readonly shots: number;
  readonly right: number;
  readonly n: number;
}

/** Seeds that no prompt of the page has, and no training. */
const FIRST_SEED = 1_000_000;

/** What answers a prompt: a PromptModel. */
export type Score = (prompt: PixelPrompt, answer: string) => readonly ScoredToken[];

/**
 * Puts prompt after prompt, all numbers of examples and all controls of one seed before the next seed. Yields the tallies
 * after each prompt, so that others may work in between; whoever stops asking has what was counted so far.
 * @param context in tokens
 */
export function* measureAccuracy(
  { task, controls, shots, n }: AccuracyQuestion,
  { score, renderer, context }: { score: Score; renderer: Renderer; context: number },
): Generator<readonly Tally[], readonly Tally[]> {
  // Without examples there is nothing that could be made wrong about them.
  const lines = controls.flatMap((control) =>
    shots.filter((k) => k > 0 || control === 'none').map((k) => ({ control, shots: k })),
  );
  let tallies: readonly Tally[] = lines.map((line) => ({ ...line, right: 0, n: 0 }));
  for (let i = 0; i < n; i++) {
    const drawn = drawFewShot(task, FIRST_SEED + i);
    const draw = drawOnce((scene) => renderer.draw(scene));
    for (const [place, { control, shots: k }] of lines.entries()) {
      if (k > drawn.examples.length) continue;
      const prompt = promptOf(drawn, k, control);
      if (tokensOf(prompt) > context) continue;
      const answer = prompt.query.answer.join(' ');
      const isRight = score(promptPartsOf(itemsOf(prompt), draw), answer).every(
        ({ token, best }) => token === best,
      );
      tallies = tallies.map((tally, at) => (at === place ? counted(tally, isRight) : tally));
      yield tallies;
    }
  }
  return tallies;
}

function counted(tally: Tally, isRight: boolean): Tally {
  return { ...tally, right: tally.right + Number(isRight), n: tally.n + 1 };
}
