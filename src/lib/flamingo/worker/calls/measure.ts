import { measureAccuracy } from '../../measure/accuracy';
import { FlamingoError } from '../../problem';
import { Renderer } from '../../world/render';
import type { Measured } from '../protocol';
import type { Handler } from './call';
import { nextTask } from '../../next-task';

/** Between two events, so that a page is not busy with drawing them. */
const EVENT_MS = 80;

/** Counts right answers, prompt by prompt; between two of them other calls and a cancellation may come in. */
export const measure: Handler<'measure'> = {
  isLong: true,
  async work({ question, sheet }, { models, emit, isCancelled }) {
    const model = await models.at(null);
    const start = performance.now();
    const steps = measureAccuracy(question, {
      score: (prompt, answer) => model.score(prompt, answer, { only_attend_immediate_media: null }),
      renderer: new Renderer(sheet),
      context: model.context,
    });
    const counted = (tallies: Measured['tallies']): Measured => ({
      tallies,
      prompts: tallies.reduce((sum, { n }) => sum + n, 0),
      ms: performance.now() - start,
    });
    for (let told = start; ;) {
      const { done, value } = steps.next();
      if (done) return counted(value);
      if (performance.now() - told > EVENT_MS) {
        emit(counted(value));
        told = performance.now();
      }
      await nextTask();
      if (isCancelled()) throw new FlamingoError({ kind: 'cancelled' });
    }
  },
};
