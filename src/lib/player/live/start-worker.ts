import { ModelClient } from '../../flamingo/worker/client';
import type { Connection } from './session.svelte';

/** Starts the model's worker. Its script is fetched now, not with the page. */
export function startWorker(): Connection {
  const worker = new Worker(new URL('../../flamingo/worker/model.worker.ts', import.meta.url), {
    type: 'module',
    name: 'tiny-flamingo',
  });
  const client = new ModelClient(worker);
  worker.addEventListener('error', ({ message }) => {
    client.fail(message || 'the worker could not be started');
  });
  return {
    client,
    stop: () => {
      client.close();
      worker.terminate();
    },
  };
}
