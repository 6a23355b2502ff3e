import { FlamingoError } from '../../problem';
import type { Handler } from './call';
import { nextTask } from '../../next-task';

/** The answer, token by token; between two of them a cancellation may come in. */
export const generate: Handler<'generate'> = {
  isLong: true,
  async work({ prompt, options }, { models, emit, isCancelled }) {
    const model = await models.at(options.checkpoint);
    const tokens = model.answer(prompt, options);
    try {
      for (;;) {
        if (isCancelled()) throw new FlamingoError({ kind: 'cancelled' });
        const step = tokens.next();
        if (step.done) return step.value;
        emit(step.value);
        await nextTask();
      }
    } finally {
      // The generator gives its memory back; what it returns is nobody's.
      tokens.return(undefined as never);
    }
  },
};
