import { problemOf } from '../problem';
import { HANDLERS } from './calls';
import type { Handler } from './calls/call';
import { Models, type Surroundings } from './models';
import type { Call, Events, Kind, Port, Reply } from './protocol';
import { readRequest } from './read-request';
import { buffersIn } from './transfer';

export type { Surroundings } from './models';

/**
 * Answers a page's requests, one message for each event and result; nothing is ever thrown across. Short calls are
 * answered in the order in which they came. Long ones begin when their turn comes, and then let others in.
 * @returns what ends it
 */
export function serveModel(port: Port, surroundings: Surroundings): () => void {
  const cancelled = new Set<number>();
  const running = new Set<number>();
  const models = new Models(surroundings);
  const reply = (message: Reply) => port.postMessage(message, buffersIn(message));
  let turn: Promise<unknown> = Promise.resolve();

  const work = async (id: number, call: Call) => {
    const isCancelled = () => cancelled.has(id);
    const emit = (event: Events[Kind]) => reply({ id, event });
    try {
      // One kind of call has one handler, which the map of all of them cannot say.
      const handler = HANDLERS[call.kind] as Handler<Kind>;
      reply({ id, result: await handler.work(call, { models, emit, isCancelled }) });
    } catch (error) {
      reply({ id, problem: problemOf(error) });
    } finally {
      running.delete(id);
      cancelled.delete(id);
    }
  };
  const begin = (id: number, call: Call) => {
    running.add(id);
    const before = turn;
    const done = before.then(() => work(id, call));
    if (!HANDLERS[call.kind].isLong) turn = done;
  };
  const listen = ({ data }: MessageEvent) => {
    const request = readRequest(data);
    // Without a number there is nobody to answer.
    if (request === null) return;
    if ('problem' in request) reply(request);
    else if ('call' in request) begin(request.id, request.call);
    else if (running.has(request.id)) cancelled.add(request.id);
  };
  port.addEventListener('message', listen);
  return () => port.removeEventListener('message', listen);
}
