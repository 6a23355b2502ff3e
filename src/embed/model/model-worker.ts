/**
 * The inside of a widget's worker, built as a classic script: a page of another origin starts it from its text. It says
 * that it runs, is told what files its page carries, and from then on serves the model.
 */

import { createModel } from '../../lib/flamingo/create-model';
import { PromptModel } from '../../lib/flamingo/prompt-model';
import type { Port } from '../../lib/flamingo/worker/protocol';
import { serveModel } from '../../lib/flamingo/worker/serve';
import { STARTED, type Carried } from './handshake';
import { openIn } from './surroundings';

// TypeScript takes this for a page's script, whose postMessage is another one.
const port = self as unknown as Port;

function begin({ data }: MessageEvent<Carried>): void {
  port.removeEventListener('message', begin);
  globalThis.__flamingoFiles = data.carried;
  serveModel(port, {
    openIn,
    create: (files) => new PromptModel(createModel(files), files.tokenizer),
  });
}

port.addEventListener('message', begin);
port.postMessage(STARTED);
