/** The inside of the page's worker: files by fetch, arithmetic by the fastest kernels there are. */

import { createModel } from '../create-model';
import { PromptModel } from '../prompt-model';
import type { Port } from './protocol';
import { serveModel } from './serve';

// TypeScript takes this for a page's script, whose postMessage is another one.
serveModel(self as unknown as Port, {
  openIn: (folder) => (name, from) => {
    const headers = from === undefined ? undefined : { Range: `bytes=${from}-` };
    return fetch(`${folder}/${name}`, { headers });
  },
  create: (files) => new PromptModel(createModel(files), files.tokenizer),
});
