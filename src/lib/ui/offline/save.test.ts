import { expect, test } from 'vitest';
import type { FromWorker, ToWorker } from '../../player/offline/messages';
import { Saving, type Keeper } from './save.svelte';

const sum = { version: 'one', files: 3, bytes: 40 };
const kept = (files: number, isFetching: boolean): FromWorker => ({
  kind: 'kept',
  version: 'one',
  files,
  bytes: 10 * files,
  allFiles: 3,
  allBytes: 30,
  isFetching,
});

function made(has: { worker: boolean }) {
  const said: ToWorker[] = [];
  let hear: (data: unknown) => void = () => {};
  const keeper: Keeper = {
    listen: (listen) => ((hear = listen), () => {}),
    look: () => Promise.resolve(has.worker),
    start: () => Promise.resolve(),
    say: (message) => Promise.resolve(void said.push(message)),
    sum: () => Promise.resolve(sum),
    persist: () => Promise.resolve(true),
    remove: () => Promise.resolve(),
  };
  return { keeper, said, hear: (data: unknown) => hear(data) };
}

test('where nothing can be kept, that is said', () => {
  const saving = new Saving(null);
  saving.open();
  expect(saving.state).toEqual({ kind: 'impossible' });
});

test('before anything is saved, its size is shown', async () => {
  const saving = new Saving(made({ worker: false }).keeper);
  saving.open();
  await expect.poll(() => saving.state).toEqual({ kind: 'absent', sum });
});

test('on a later visit the worker is asked, and may be fetching, done or in want of files', async () => {
  const { keeper, said, hear } = made({ worker: true });
  const saving = new Saving(keeper);
  saving.open();
  await expect.poll(() => said).toEqual([{ kind: 'state' }]);
  hear(kept(1, true));
  expect(saving.state).toEqual({ kind: 'saving', kept: kept(1, true) });
  hear(kept(3, false));
  expect(saving.state).toEqual({ kind: 'saved', kept: kept(3, false) });
  hear(kept(2, false));
  expect(saving.state).toEqual({ kind: 'absent', sum: { version: 'one', files: 3, bytes: 30 } });
  hear({ kind: 'progress', files: 7 });
  expect(saving.state.kind).toBe('absent');
});

test('a failure is shown until the next try, which asks for what is missing', async () => {
  const { keeper, said, hear } = made({ worker: false });
  const saving = new Saving(keeper);
  saving.open();
  const failed: FromWorker = { kind: 'failed', why: 'full', path: 'a.js' };
  hear(failed);
  await expect.poll(() => saving.state).toEqual(failed);
  // The answer to an earlier question says nothing new.
  hear(kept(1, false));
  expect(saving.state).toEqual(failed);
  await saving.save();
  expect(saving.state).toEqual({ kind: 'saving', kept: null });
  expect([said.at(-1), saving.isLasting]).toEqual([{ kind: 'fill' }, true]);
});

test('a browser that refuses the worker is a failure with a name', async () => {
  const { keeper } = made({ worker: false });
  const start = () => Promise.reject(new TypeError('Failed to register'));
  const saving = new Saving({ ...keeper, start });
  await saving.save();
  expect(saving.state).toEqual({
    kind: 'failed',
    why: 'unreachable',
    path: 'service-worker.js',
  });
});

test('what was removed is absent, with its size', async () => {
  const saving = new Saving(made({ worker: true }).keeper);
  await saving.remove();
  expect(saving.state).toEqual({ kind: 'absent', sum });
});
