import { FlamingoError } from '../../problem';
import type { Handler } from './call';

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

/** Lets messages in; unlike a timer it does so at once. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
