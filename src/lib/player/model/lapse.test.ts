import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asTrained, type Ablations } from './ablations';
import { Lapse, type Ablated } from './lapse.svelte';
import type { Run } from './live-run.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const runOf = (ablations: Ablations) => ({ ablations }) as Run;

const visited = (lapse: Lapse) => lapse.runs.map(({ ablations }) => ablations.checkpoint);

/** A desk that runs at once. */
function desk() {
  const ran: (number | null)[] = [];
  let ablations: Ablations = asTrained;
  const live = { trained: runOf(asTrained), ablated: null as Run | null };
  const desk: Ablated = {
    get ablations() {
      return ablations;
    },
    live,
    ablate(change) {
      ablations = { ...ablations, ...change };
      ran.push(ablations.checkpoint);
      live.ablated = ablations.checkpoint === null ? null : runOf(ablations);
      return Promise.resolve();
    },
  };
  return { desk, live, ran };
}

describe('a time-lapse', () => {
  test('asks one checkpoint after another and keeps what each said', async () => {
    const { desk: on, ran } = desk();
    const lapse = new Lapse(on);
    const played = lapse.play(0, 3);
    expect(lapse.isPlaying).toBe(true);
    await vi.runAllTimersAsync();
    await played;
    expect([ran, visited(lapse), lapse.isPlaying]).toEqual([[0, 1, 2, 3], [0, 1, 2, 3], false]);
  });

  test('forgets what was said to another prompt, and hides what was run with other ablations', async () => {
    const { desk: on, live } = desk();
    const lapse = new Lapse(on);
    await lapse.goTo(2);
    await on.ablate({ op: 'ge' });
    expect(visited(lapse)).toEqual([]);
    await on.ablate({ op: 'eq' });
    expect(visited(lapse)).toEqual([2]);
    live.trained = runOf(asTrained);
    expect(visited(lapse)).toEqual([]);
  });

  test('goes back to the finished model, which is no checkpoint', async () => {
    const { desk: on } = desk();
    const lapse = new Lapse(on);
    await lapse.goTo(2);
    await lapse.goTo(2);
    await lapse.goTo(null);
    expect([lapse.runAt(2)?.ablations.checkpoint, lapse.runAt(3)]).toEqual([2, null]);
    expect([on.ablations.checkpoint, lapse.going, lapse.runs.length]).toEqual([null, null, 1]);
  });
});
