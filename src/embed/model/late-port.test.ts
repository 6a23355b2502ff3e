import { expect, it } from 'vitest';
import { LatePort } from './late-port';

it('what is posted before the other end is there comes in its order, and answers come back', async () => {
  const late = new LatePort();
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  const answers: unknown[] = [];
  late.addEventListener('message', ({ data }) => answers.push(data));
  late.postMessage('first');
  late.postMessage('second');
  port2.onmessage = ({ data }) => {
    heard.push(data);
    port2.postMessage(`${String(data)}!`);
  };
  port1.start();
  late.connect(port1);
  late.postMessage('third');
  await expect.poll(() => answers).toEqual(['first!', 'second!', 'third!']);
  expect(heard).toEqual(['first', 'second', 'third']);
  port1.close();
});

it('nobody hears any more after taking the listener away', async () => {
  const late = new LatePort();
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  const gone = ({ data }: MessageEvent) => heard.push(['gone', data]);
  late.addEventListener('message', gone);
  late.addEventListener('message', ({ data }) => heard.push(data));
  late.removeEventListener('message', gone);
  port1.start();
  late.connect(port1);
  port2.postMessage(1);
  await expect.poll(() => heard).toEqual([1]);
  port1.close();
});
