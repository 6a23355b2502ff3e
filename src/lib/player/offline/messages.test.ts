import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failures, readFromWorker, readToWorker, type FromWorker, type ToWorker } from './messages';

const kept: FromWorker = {
  kind: 'kept',
  version: 'one',
  files: 2,
  bytes: 30,
  allFiles: 3,
  allBytes: 40,
  isFetching: true,
};

test('each message is read as it was sent', () => {
  const kinds = ['state', 'fill', 'take_over', 'forget'] as const;
  const toWorker: ToWorker[] = [
    ...kinds.map((kind) => ({ kind })),
    { kind: 'adopt', entry: '/app.js' },
  ];
  for (const message of toWorker) expect(readToWorker(message)).toEqual(message);
  const fromWorker = [
    kept,
    { kind: 'outdated' },
    ...failures.map((why) => ({ kind: 'failed', why, path: 'a.js' })),
  ];
  for (const message of fromWorker) expect(readFromWorker(message)).toEqual(message);
});

test('whatever else is posted is none of ours', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(readToWorker(data)).toBeNull();
      expect(readFromWorker(data)).toBeNull();
    }),
  );
  expect(readToWorker({ kind: 'adopt', entry: 3 })).toBeNull();
  expect(readFromWorker({ kind: 'failed', why: 'toString', path: 'a.js' })).toBeNull();
  for (const wrong of [
    { files: 4 },
    { bytes: -1 },
    { bytes: 1.5 },
    { version: 1 },
    { isFetching: 0 },
  ])
    expect(readFromWorker({ ...kept, ...wrong })).toBeNull();
});
