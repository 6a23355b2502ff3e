/** Starts the model of a widget: in a worker, or where the page may have none, on the page. */

import { ModelClient } from '../../lib/flamingo/worker/client';
import type { Connection } from '../../lib/player/live/session.svelte';
import { LatePort } from './late-port';
import { serveHere } from './serve-here';
import { startWorker } from './worker-start';

export function startModel(): Connection {
  const port = new LatePort();
  const client = new ModelClient(port);
  let isStopped = false;
  let stop = () => {};
  const connect = (there: Parameters<LatePort['connect']>[0], end: () => void) => {
    if (isStopped) return end();
    stop = end;
    port.connect(there);
  };
  startWorker().then(
    (worker) => {
      worker.addEventListener('error', ({ message }) => client.fail(message));
      connect(worker, () => worker.terminate());
    },
    () => {
      const here = serveHere();
      connect(here.port, here.stop);
    },
  );
  return {
    client,
    stop: () => {
      isStopped = true;
      client.close();
      stop();
    },
  };
}
