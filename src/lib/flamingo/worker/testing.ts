/** For tests: a client and a server, joined as a page and its worker are. */

import { Downloads } from '../downloads';
import { FlamingoError, type Problem } from '../problem';
import { PromptModel, type Answer, type AnswerToken } from '../prompt-model';
import { openFrom, openRandomModel } from '../testing/random-model';
import { TinyFlamingo } from '../tiny-flamingo';
import { ModelClient } from './client';
import { serveModel, type Surroundings } from './serve';

/** A small untrained model under /model, on kernels in TypeScript, fetched without pauses. */
export const surroundings: Surroundings = {
  openIn: (folder) => (folder === '/model' ? openRandomModel() : openFrom({})),
  create: ({ weights, config, tokenizer }) =>
    new PromptModel(TinyFlamingo.create({ weights, config }), tokenizer),
};

/** With pauses of no length, and nothing fetched yet. */
export const atOnce = () => new Downloads(() => Promise.resolve());

const ends: (() => void)[] = [];

/** Ends all connections: for afterEach. */
export function disconnect(): void {
  ends.splice(0).forEach((end) => end());
}

export function connect(around = surroundings): ModelClient {
  const { port1, port2 } = new MessageChannel();
  const stop = serveModel(port2, { downloads: atOnce(), ...around });
  const client = new ModelClient(port1);
  port1.start();
  port2.start();
  ends.push(() => {
    stop();
    client.close();
    port1.close();
  });
  return client;
}

export async function loaded(around = surroundings): Promise<ModelClient> {
  const client = connect(around);
  await client.load('/model', () => {});
  return client;
}

export async function all(tokens: AsyncGenerator<AnswerToken, Answer>) {
  const seen: AnswerToken[] = [];
  for (;;) {
    const { done, value } = await tokens.next();
    if (done) return { seen, answer: value };
    seen.push(value);
  }
}

export async function problemIn(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof FlamingoError) return error.problem;
  throw new Error(`no FlamingoError but ${String(error)}`);
}
