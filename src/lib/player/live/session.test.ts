import { afterEach, describe, expect, test } from 'vitest';
import type { OpenFile } from '../../flamingo/load-model';
import { noisePicture } from '../../flamingo/testing/pictures';
import { openFrom, openRandomModel } from '../../flamingo/testing/random-model';
import { ModelSession } from './session.svelte';
import { startIn } from './testing/start-in';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A session whose pictures are numbers; `open` gives the files of each attempt to load. */
function sessionWith(open: () => OpenFile) {
  let started = 0;
  const start = () => {
    started++;
    return startIn(open);
  };
  const pixelsOf = (seed: number, size: number) => Promise.resolve(noisePicture(seed, size));
  const session = new ModelSession<number>(start, () => '/model', pixelsOf);
  ends.push(() => session.close());
  return { session, started: () => started };
}

const question = [{ image: 1 }, { text: 'this is a' }];

describe('a session with the model', () => {
  test('begins without it, and starts one worker however often it is asked to load', async () => {
    const { session, started } = sessionWith(() => openRandomModel());
    expect([session.status.kind, started()]).toEqual(['idle', 0]);
    await Promise.all([session.load(), session.load()]);
    await session.load();
    expect([session.status.kind, started()]).toEqual(['ready', 1]);
  });

  test('loads the model when it is asked before, and answers', async () => {
    const { session } = sessionWith(() => openRandomModel());
    const asked = session.ask(question);
    expect(session.isAnswering).toBe(true);
    await asked;
    expect(session.isAnswering).toBe(false);
    const { tokens, end } = session.said ?? { tokens: [], end: null };
    expect(end?.tokens).toEqual(['<image>', 'this', 'is', 'a']);
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.every(({ top }) => top.length === 5)).toBe(true);
  });

  test('says why there is no model, and can try again', async () => {
    const folders = [openFrom({}), openRandomModel()];
    const { session, started } = sessionWith(() => folders.shift() ?? openFrom({}));
    await session.ask(question);
    expect(session.status).toEqual({
      kind: 'failed',
      problem: { kind: 'model_missing', file: 'manifest.json' },
    });
    expect([session.said, session.isAnswering]).toEqual([null, false]);
    await session.load();
    expect([session.status.kind, started()]).toEqual(['ready', 1]);
  });

  test('shows what is wrong with a question, until the next one', async () => {
    const { session } = sessionWith(() => openRandomModel());
    await session.ask([{ text: 'this is a cow' }]);
    expect(session.problem).toMatchObject({ kind: 'unknown_word', word: 'cow', part: 0 });
    await session.ask(question);
    expect(session.problem).toBeNull();
    expect(session.said?.end).not.toBeNull();
  });

  test('asks as it is told to, about the pictures as they are made ready', async () => {
    const { session } = sessionWith(() => openRandomModel());
    const sampling = { temperature: 5, seed: 3 };
    const prepare = () => [{ text: 'two' }];
    await session.ask(question, { options: { sampling, go_on: true }, prepare });
    expect(session.said?.end?.tokens).toEqual(['two']);
    expect(session.said?.tokens.every(({ token, top }) => token === top[0][0])).toBe(false);
  });

  test('a new question cuts off the answer to the last one', async () => {
    const { session } = sessionWith(() => openRandomModel());
    await session.load();
    const first = session.ask(question);
    const second = session.ask([{ image: 2 }, { text: 'two' }]);
    await Promise.all([first, second]);
    expect(session.said?.end?.tokens).toEqual(['<image>', 'two']);
  });

  test('closed while the model comes, stops its worker and stays as quiet as before', async () => {
    const { session, started } = sessionWith(() => openRandomModel());
    const asked = session.ask(question);
    session.close();
    await asked;
    expect(session.status.kind).toBe('idle');
    await session.load();
    await session.ask(question);
    expect([session.status.kind, session.isAnswering, started()]).toEqual(['idle', false, 1]);
  });

  test('what is stopped or forgotten says nothing more', async () => {
    const { session } = sessionWith(() => openRandomModel());
    await session.load();
    const stopped = session.ask(question);
    session.stop();
    await stopped;
    expect([session.said?.end ?? null, session.isAnswering]).toEqual([null, false]);
    await session.ask(question);
    session.forget();
    expect([session.said, session.problem]).toEqual([null, null]);
  });
});
