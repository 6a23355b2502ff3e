/** Endless questions, each given by three numbers. */

import { run, type Inputs, type StepId } from '../../trace';
import type { Level, Question } from '../types';
import { ask, OWN, type Asked } from './ask';
import { drawInputs } from './inputs';
import { randomOf } from './random';

/** The steps that a level asks about; each comes once before any comes again. */
export const stepsOfLevel: Readonly<Record<Level, readonly StepId[]>> = {
  1: ['media_locations', 'text_time', 'media_time', 'broadcast', 'mask'],
  2: [
    'media_locations',
    'text_time',
    'media_time',
    'broadcast',
    'mask',
    'sim',
    'masked_fill',
    'amax',
    'softmax',
    'zero_rows',
  ],
  3: ['text_time', 'mask', 'masked_fill', 'amax', 'softmax', 'zero_rows', 'out', 'gate'],
};

/** Inputs are drawn anew until a mistake of the step would show, or so often. */
const MOST_DRAWS = 8;

/**
 * Question number `at` of the series that a seed gives: the same on every machine.
 * @param at from 0, without end
 */
export function makeQuestion(seed: number, at: number, level: Level): Question {
  const step = stepAt(seed, at, level);
  const random = randomOf(seed, level, at);
  let best: Asked | null = null;
  for (let i = 0; i < MOST_DRAWS && (best?.telling ?? 0) < OWN; i++) {
    const asked = ask(run(inputsFor(step, drawInputs(random, level))), step, random);
    if (asked && asked.telling >= (best?.telling ?? 0)) best = asked;
  }
  if (!best) throw new Error(`no question about '${step}' in ${MOST_DRAWS} draws`);
  return best.question;
}

/** Repeating for one latent would be no question. */
function inputsFor(step: StepId, inputs: Inputs): Inputs {
  return step === 'broadcast' ? { ...inputs, n: Math.max(2, inputs.n) } : inputs;
}

function stepAt(seed: number, at: number, level: Level): StepId {
  const steps = stepsOfLevel[level];
  const round = Math.floor(at / steps.length);
  return randomOf(seed, level, round, steps.length).shuffled(steps)[at % steps.length];
}
