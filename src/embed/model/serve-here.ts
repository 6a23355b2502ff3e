/** The model on the page itself, where no worker can be had: slower, and the page waits while a word is computed. */

import { createModelOn } from '../../lib/flamingo/create-model-on';
import { PromptModel } from '../../lib/flamingo/prompt-model';
import { serveModel } from '../../lib/flamingo/worker/serve';
import { createTypescriptKernels } from '../../lib/tensor/kernels/typescript';
import { openIn } from './surroundings';

export interface Served {
  readonly port: MessagePort;
  readonly stop: () => void;
}

/** The same protocol as a worker's; between two words the page has its turn. */
export function serveHere(): Served {
  const { port1, port2 } = new MessageChannel();
  const end = serveModel(port2, {
    openIn,
    // A page that may have no worker may not compile WebAssembly either, and would complain of the attempt.
    create: (files) =>
      new PromptModel(createModelOn(createTypescriptKernels(), files), files.tokenizer),
  });
  port1.start();
  port2.start();
  return {
    port: port1,
    stop: () => {
      end();
      port1.close();
    },
  };
}
