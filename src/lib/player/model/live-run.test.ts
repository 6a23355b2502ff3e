import { afterEach, describe, expect, test } from 'vitest';
import type { PromptPart } from '../../flamingo/prompt';
import { noisePicture } from '../../flamingo/testing/pictures';
import { openRandomModel } from '../../flamingo/testing/random-model';
import { ModelSession } from '../live/session.svelte';
import { startIn } from '../live/testing/start-in';
import { asTrained } from './ablations';
import { LiveRun } from './live-run.svelte';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A live run whose pictures are numbers, on a model of random weights; `read` counts the prompts whose pixels were made. */
async function liveRun() {
  let read = 0;
  const pixelsOf = (seed: number, size: number) => {
    read++;
    return Promise.resolve(noisePicture(seed, size));
  };
  const start = () => startIn(() => openRandomModel());
  const session = new ModelSession<number>(start, () => '/model', pixelsOf);
  ends.push(() => session.close());
  await session.load();
  return { live: new LiveRun(session), read: () => read };
}

const prompt: readonly PromptPart<number>[] = [{ image: 1 }, { text: 'this is a' }];

describe('a live run', () => {
  test('has every intermediate, and an answer that begins with the likeliest word', async () => {
    const { live } = await liveRun();
    await live.update(prompt, asTrained);
    const { result, answer } = live.trained!;
    expect(result.trace['layer.0.attn'].shape.slice(0, 1)).toEqual([1]);
    expect(result.tokens).toEqual(['<image>', 'this', 'is', 'a']);
    expect(answer.text.split(' ')[0]).toBe(result.top[0][0]);
    expect([live.ablated, live.shown]).toEqual([null, live.trained]);
  });

  test('keeps what was trained beside what was changed, and does not run it again', async () => {
    const { live, read } = await liveRun();
    await live.update(prompt, asTrained);
    const { trained } = live;
    const layers = trained!.result.gates.attn_gate.length;
    const gates = new Array<number>(layers).fill(0);
    await live.update(prompt, { ...asTrained, attn_gate: gates, ff_gate: gates });
    expect([live.trained, read()]).toEqual([trained, 1]);
    expect(live.ablated!.result.gates.attn_gate.every((gate) => gate === 0)).toBe(true);
    expect(live.ablated!.result.logits).not.toEqual(trained!.result.logits);
    await live.update(prompt, asTrained);
    expect([live.ablated, live.shown]).toEqual([null, trained]);
  });

  test('of many changes while it runs only the last is run', async () => {
    const { live, read } = await liveRun();
    await Promise.all(
      ['this', 'this is', 'is', 'a'].map((text) =>
        live.update([{ image: 1 }, { text }], asTrained),
      ),
    );
    expect(live.shown!.result.tokens).toEqual(['<image>', 'a']);
    expect(read()).toBeLessThanOrEqual(2);
  });

  test('tells what is wrong with a prompt, and keeps what it had', async () => {
    const { live } = await liveRun();
    await live.update(prompt, asTrained);
    await live.update([{ text: 'this is a pnada' }], asTrained);
    expect(live.problem).toMatchObject({ kind: 'unknown_word', word: 'pnada' });
    expect(live.shown!.result.tokens).toHaveLength(4);
    expect(live.isBehind).toBe(true);
    await live.update(prompt, asTrained);
    expect([live.problem, live.isBehind]).toEqual([null, false]);
  });

  test('shows two runs side by side only of one prompt: where one of them fails, both stay', async () => {
    const { live } = await liveRun();
    await live.update(prompt, { ...asTrained, op: 'ge' });
    const before = [live.trained, live.ablated];
    await live.update([{ text: 'this is a' }], { ...asTrained, op: 'ge' });
    expect(live.problem?.kind).toBe('no_picture');
    expect([live.trained, live.ablated]).toEqual(before);
  });

  test('once cleared shows nothing of a run that was still going on', async () => {
    const { live } = await liveRun();
    const running = live.update(prompt, asTrained);
    live.clear();
    await running;
    expect([live.trained, live.shown, live.problem]).toEqual([null, null, null]);
  });
});
