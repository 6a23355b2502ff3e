import { bugOf, type GotchaId, type Question } from '../../lesson';
import type { StepId } from '../../trace';
import type { Prediction } from '../prediction.svelte';

/** Where to read on about a step, if no rule was recognised in a wrong answer. */
const ofStep: Readonly<Partial<Record<StepId, GotchaId>>> = {
  mask: 'eq-or-ge',
  masked_fill: 'sentinel',
  amax: 'sentinel',
  softmax: 'sentinel',
  zero_rows: 'text-before-first',
  out: 'ge-never-zeroes',
  gate: 'closed-gate',
};

/** The gotchas that explain what was answered wrongly, each once, the most needed first. */
export function lookAt(asked: readonly (Prediction | null)[]): readonly GotchaId[] {
  const wrong = asked.filter((one) => one?.outcome === 'wrong') as readonly Prediction[];
  const found = wrong.flatMap(({ question, verdict }) => {
    const rule = verdict?.rule;
    return (rule && bugOf(rule).gotcha) || ofQuestion(question) || [];
  });
  const times = (id: GotchaId) => found.filter((other) => other === id).length;
  return [...new Set(found)].sort((a, b) => times(b) - times(a));
}

const ofQuestion = ({ step, inputs }: Question): GotchaId | undefined =>
  step === 'text_time' && inputs.cached ? 'cached-media' : ofStep[step];
