import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contents } from '../../lib/player/model/testing/contents';
import { readFewShot } from '../../lib/player/widget/few-shot';
import { tinyFlamingoBase, writeTinyFlamingo } from '../../lib/player/widget/tiny-flamingo';
import { FewShotWidgetDesk } from './few-shot-desk.svelte';
import { TinyDesk } from './tiny-desk.svelte';

vi.mock('$app/paths', () => ({ asset: (file: string) => `https://site.example${file}` }));

beforeEach(() => {
  vi.stubGlobal('location', { href: 'https://blog.example/' });
  vi.stubGlobal('self', { origin: 'https://blog.example' });
  vi.stubGlobal('navigator', {});
  // A place without workers, where the site's files can be had.
  vi.stubGlobal('fetch', async (address: string) => {
    try {
      return new Response(new Uint8Array(await readFile(`static${new URL(address).pathname}`)));
    } catch {
      return new Response('', { status: 404 });
    }
  });
});

afterEach(() => vi.unstubAllGlobals());

describe('the desk of the widget with the tiny Flamingo', () => {
  it('gives back every state that it was given, and tells of each change once', () => {
    const desk = new TinyDesk();
    let told = 0;
    desk.onchange = () => told++;
    fc.assert(
      fc.property(contents, fc.boolean(), (prompt, spoiler) => {
        const state = {
          ...tinyFlamingoBase,
          model: { ...tinyFlamingoBase.model, prompt: { contents: prompt } },
          frame: { ...tinyFlamingoBase.frame, spoiler },
        };
        const [query, before, toldBefore] = [writeTinyFlamingo(state), desk.query, told];
        desk.load(query);
        expect(desk.query).toBe(query);
        expect(told - toldBefore).toBe(query === before ? 0 : 1);
      }),
      { numRuns: 100 },
    );
  });

  it('leads to the same prompt on the model page, without what belongs to an article', () => {
    const desk = new TinyDesk();
    desk.load('example=count&op=ge&theme=dark&ui=min&lang=zh&hide=prose&nonsense=1');
    expect(desk.page).toBe('/zh/model/?example=count&op=ge');
    expect([desk.lang, desk.theme, desk.go('mask'), desk.go('answer')]).toEqual([
      ...['zh', 'dark', false, true],
    ]);
    expect(desk.dropped.map(({ key }) => key)).toEqual(['nonsense']);
  });

  it('fetches no model unasked where the reader saves data, and asks it at a click', async () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } });
    const desk = new TinyDesk();
    desk.load('p=this+is+a');
    await desk.begin();
    expect([desk.isSaving, desk.model.session.status.kind]).toEqual([true, 'idle']);
    await desk.askModel();
    expect(desk.model.session.said?.end?.text).toBeTruthy();
    desk.rest();
  });

  it('keeps its state where nothing of another can be used', () => {
    for (const [desk, query, useless] of [
      [new TinyDesk(), 'example=count', 'example=none'],
      [new FewShotWidgetDesk(), 'shots=1', 'shots=many'],
    ] as const) {
      desk.load(query);
      desk.load(useless);
      expect([desk.query, desk.dropped.length]).toEqual([query, 1]);
    }
  });

  it('is covered until the reader asks, and again when it is told to be', () => {
    const desk = new TinyDesk();
    desk.load('spoiler=1');
    expect(desk.isCovered).toBe(true);
    desk.uncover();
    desk.load('spoiler=1&op=ge');
    expect(desk.isCovered).toBe(false);
    desk.load('');
    desk.load('spoiler=1');
    expect(desk.isCovered).toBe(true);
  });
});

describe('the desk of the widget with examples', () => {
  it('answers without a worker, rests, and goes on where it was', { timeout: 60_000 }, async () => {
    const desk = new FewShotWidgetDesk();
    desk.load('shots=1&lang=zh');
    expect(desk.model.session.status.kind).toBe('idle');
    await desk.begin();
    await expect.poll(() => desk.model.isSettled, { timeout: 30_000 }).toBe(true);
    const { said } = desk.model;
    expect(said?.tokens.map(({ token }) => token).join(' ')).toContain('it is found in');
    expect(said?.looks).toEqual([]);
    desk.model.set({ shots: 2 });
    expect(readFewShot(desk.query).state.fewShot.shots).toBe(2);
    desk.rest();
    expect(desk.model.session.status.kind).toBe('idle');
    expect(desk.query).toBe('shots=2&lang=zh');
    await desk.begin();
    await expect.poll(() => desk.model.said?.shown.state.shots, { timeout: 30_000 }).toBe(2);
    desk.rest();
  });
});
