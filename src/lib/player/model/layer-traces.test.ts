import { afterEach, expect, test, vi } from 'vitest';
import { noisePicture } from '../../flamingo/testing/pictures';
import { openRandomModel } from '../../flamingo/testing/random-model';
import { valueOf } from '../../trace';
import { ModelSession } from '../live/session.svelte';
import { startIn } from '../live/testing/start-in';
import { asTrained } from './ablations';
import { LayerTraces } from './layer-traces';
import { LiveRun } from './live-run.svelte';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function loaded() {
  const pixelsOf = (seed: number, size: number) => Promise.resolve(noisePicture(seed, size));
  const start = () => startIn(() => openRandomModel());
  const session = new ModelSession<number>(start, () => '/model', pixelsOf);
  ends.push(() => session.close());
  await session.load();
  return { session, live: new LiveRun(session), traces: new LayerTraces(session) };
}

const prompt = [{ text: 'this is' }, { image: 1 }, { text: 'a panda.' }, { image: 2 }];

test('a layer of a run has the numbers of the run, and its gates as they were changed', async () => {
  const { live, traces } = await loaded();
  await live.update(prompt, { ...asTrained, attn_gate: [null, 0.75] });
  const run = live.shown!;
  const trace = await traces.load(run, 1);
  const { values, shape } = run.result.trace['layer.1.attn'];
  expect(trace.tensors.attn!.shape).toEqual(shape);
  expect(valueOf(trace, { tensor: 'attn', index: [0, 1, 4, 1] })).toBe(
    values[(1 * shape[2] + 4) * shape[3] + 1],
  );
  expect(trace.tensors.attn_gate!.get(0)).toBe(0.75);
  expect(trace.inputs.rows[0].map(({ kind }) => kind)).toEqual([
    'text',
    'text',
    'image',
    'text',
    'text',
    'text',
    'image',
  ]);
});

test('the weights of a layer are asked for once', async () => {
  const { session, live, traces } = await loaded();
  await live.update(prompt, asTrained);
  const asked = vi.spyOn(session.client!, 'weights');
  await Promise.all([traces.load(live.shown!, 0), traces.load(live.shown!, 0)]);
  await traces.load(live.shown!, 0);
  expect(asked).toHaveBeenCalledTimes(1);
  await traces.load(live.shown!, 1);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('a layer that there is not is refused, and so is a session without a model', async () => {
  const { session, live, traces } = await loaded();
  await live.update(prompt, asTrained);
  expect([traces.has(live.shown!, 1), traces.has(live.shown!, 9)]).toEqual([true, false]);
  await expect(traces.load(live.shown!, 9)).rejects.toThrow('gated_cross_attn_layers.9');
  const run = live.shown!;
  session.close();
  await expect(traces.load(run, 0)).rejects.toThrow('not loaded');
});
