import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STARTED } from './handshake';
import { startWorker } from './worker-start';

type Fate = 'starts' | 'fails' | 'is refused';

/** What was made of the workers that the page asked for. */
let made: { readonly address: string; readonly posted: unknown[]; isEnded: boolean }[] = [];

function stubWorkers(fate: Fate): void {
  class Stub extends EventTarget {
    readonly #one: (typeof made)[number];

    constructor(address: string) {
      super();
      if (fate === 'is refused') throw new DOMException('no', 'SecurityError');
      this.#one = { address, posted: [], isEnded: false };
      made.push(this.#one);
      const say =
        fate === 'starts'
          ? new MessageEvent('message', { data: STARTED })
          : Object.assign(new Event('error', { cancelable: true }), { message: 'forbidden' });
      setTimeout(() => this.dispatchEvent(say));
    }

    postMessage(message: unknown): void {
      this.#one.posted.push(message);
    }

    terminate(): void {
      this.#one.isEnded = true;
    }
  }
  vi.stubGlobal('Worker', Stub);
}

beforeEach(() => {
  made = [];
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('the code of the worker')));
});

afterEach(() => {
  globalThis.__flamingoFiles = undefined;
  vi.unstubAllGlobals();
});

describe('the worker of a widget', () => {
  it('is started by its address on the site itself', async () => {
    vi.stubGlobal('self', { origin: new URL(__SITE_URL__).origin });
    stubWorkers('starts');
    await startWorker();
    expect(made.map(({ address }) => address)).toEqual([`${__SITE_URL__}/widgets/model-worker.js`]);
    expect(made[0].posted).toEqual([{ carried: undefined }]);
  });

  it.each(['https://blog.example', 'null'])('is made of its text at origin %s', async (origin) => {
    vi.stubGlobal('self', { origin });
    stubWorkers('starts');
    await startWorker();
    expect(made[0].address).toMatch(/^blob:/);
    expect(await (await import('node:buffer')).resolveObjectURL(made[0].address)?.text()).toBe(
      'the code of the worker',
    );
  });

  it('is told the files that its page carries, and comes out of them itself', async () => {
    vi.stubGlobal('self', { origin: new URL(__SITE_URL__).origin });
    const carried = { 'widgets/model-worker.js': btoa('carried code'), 'models/a': btoa('a') };
    globalThis.__flamingoFiles = carried;
    stubWorkers('starts');
    await startWorker();
    expect(made[0].address).toMatch(/^blob:/);
    expect(made[0].posted).toEqual([{ carried }]);
  });

  it('is given up, and ended, where it does not start', async () => {
    vi.stubGlobal('self', { origin: 'null' });
    stubWorkers('fails');
    await expect(startWorker()).rejects.toThrow('forbidden');
    expect(made[0].isEnded).toBe(true);
    stubWorkers('is refused');
    await expect(startWorker()).rejects.toThrow('no');
  });

  it('does not start on a page that may not fetch its text, nor from an answer that is an error', async () => {
    vi.stubGlobal('self', { origin: 'null' });
    stubWorkers('starts');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(startWorker()).rejects.toThrow('Failed to fetch');
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('not here', { status: 404 })));
    await expect(startWorker()).rejects.toThrow('404');
    expect(made).toEqual([]);
  });
});
