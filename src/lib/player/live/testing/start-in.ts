/** For tests: a model's server at the other end of a channel, in place of a worker. */

import type { OpenFile } from '../../../flamingo/load-model';
import { PromptModel } from '../../../flamingo/prompt-model';
import { TinyFlamingo } from '../../../flamingo/tiny-flamingo';
import { ModelClient } from '../../../flamingo/worker/client';
import { serveModel, type Surroundings } from '../../../flamingo/worker/serve';
import type { Connection } from '../session.svelte';

const inTypescript: Surroundings['create'] = ({ weights, config, tokenizer }) =>
  new PromptModel(TinyFlamingo.create({ weights, config }), tokenizer);

/**
 * @param open gives the files, once for each attempt to load
 * @param create by default a model that runs in TypeScript
 */
export function startIn(open: () => OpenFile, create = inTypescript): Connection {
  const { port1, port2 } = new MessageChannel();
  const stopServing = serveModel(port2, {
    openIn: open,
    create,
  });
  const client = new ModelClient(port1);
  port1.start();
  port2.start();
  const stop = () => {
    client.close();
    stopServing();
    port1.close();
  };
  return { client, stop };
}
