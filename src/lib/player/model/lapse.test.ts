import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asTrained, type Ablations } from './ablations';
import { Lapse, type Ablated } from './lapse.svelte';
import type { Run } from './live-run.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const runOf = (ablations: Ablations) => ({ ablations }) as Run;

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
    expect([ran, [...lapse.visits.keys()], lapse.isPlaying]).toEqual([
      [0, 1, 2, 3],
      [0, 1, 2, 3],
      false,
    ]);
  });

  test('forgets what was said to another prompt, and hides what was run with other ablations', async () => {
    const { desk: on, live } = desk();
    const lapse = new Lapse(on);
    await lapse.goTo(2);
    await on.ablate({ op: 'ge' });
    expect([...lapse.visits.keys()]).toEqual([]);
    await on.ablate({ op: 'eq' });
    expect([...lapse.visits.keys()]).toEqual([2]);
    live.trained = runOf(asTrained);
    expect([...lapse.visits.keys()]).toEqual([]);
  });

  test('goes back to the finished model, which is no checkpoint', async () => {
    const { desk: on } = desk();
    const lapse = new Lapse(on);
    await lapse.goTo(2);
    await lapse.goTo(null);
    expect([on.ablations.checkpoint, lapse.going, lapse.visits.size]).toEqual([null, null, 1]);
  });
});
