import { expect, test } from 'vitest';
import { noisePicture } from '../testing/pictures';
import type { Port, Reply } from './protocol';
import { serveModel } from './serve';
import { surroundings } from './testing';
import { buffersIn } from './transfer';

test('the buffers of a message are those of its arrays of numbers, each once', () => {
  const [a, b] = [Float32Array.of(1, 2), new Float64Array(3)];
  const message = {
    id: 1,
    result: { logits: a, trace: { x: { shape: [2], values: b }, y: { values: a } } },
  };
  expect(buffersIn(message)).toEqual([a.buffer, b.buffer]);
  expect(buffersIn({ id: 1, problem: null, tokens: ['a'] })).toEqual([]);
});

test('a traced run gives all its numbers away, and a second one is right nevertheless', async () => {
  const posted: { reply: Reply; transfer: Transferable[] }[] = [];
  let listen = (_: MessageEvent) => {};
  let wake = () => {};
  const port: Port = {
    postMessage(message, transfer = []) {
      // Detaches what is transferred, as a port does.
      posted.push({ reply: structuredClone(message, { transfer }) as Reply, transfer });
      if (!('event' in (message as Reply))) wake();
    },
    addEventListener: (_, listener) => (listen = listener),
    removeEventListener: () => {},
  };
  serveModel(port, surroundings);
  const ask = async (id: number, call: unknown) => {
    const replied = new Promise<void>((resolve) => (wake = resolve));
    listen({ data: { id, call } } as MessageEvent);
    await replied;
    return posted[posted.length - 1];
  };
  await ask(1, { kind: 'load', folder: '/model' });
  const prompt = [{ image: noisePicture(1) }, { text: 'this is a' }];
  const options = { candidates: 2, only_attend_immediate_media: null };
  const call = { kind: 'run', prompt, options, trace: true };
  const [first, second] = [await ask(2, call), await ask(3, call)];
  const { result } = first.reply as { result: { trace: object } };
  expect(first.transfer).toHaveLength(Object.keys(result.trace).length + 1);
  first.transfer.forEach((buffer) => expect((buffer as ArrayBuffer).byteLength).toBe(0));
  expect((second.reply as { result: { trace: object } }).result.trace).toEqual(result.trace);
});
