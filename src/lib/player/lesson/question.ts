import { askAbout, type Question } from '../../lesson';
import type { StepId, Trace } from '../../trace';

/** What a slide asks: of the same example the same in every window, and by every link. */
export const questionAt = (trace: Trace, step: StepId): Question | null =>
  askAbout(trace, step, trace.inputs.seed);
