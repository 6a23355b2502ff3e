/** The inside of the page's worker: files by fetch, arithmetic by the fastest kernels there are. */

import { bestKernels } from '../best-kernels';
import { PromptModel } from '../prompt-model';
import { TinyFlamingo } from '../tiny-flamingo';
import type { Port } from './protocol';
import { serveModel } from './serve';

// TypeScript takes this for a page's script, whose postMessage is another one.
serveModel(self as unknown as Port, {
  openIn: (folder) => (name) => fetch(`${folder}/${name}`),
  create: ({ weights, config, tokenizer }) =>
    new PromptModel(TinyFlamingo.create({ weights, config, kernels: bestKernels() }), tokenizer),
});
