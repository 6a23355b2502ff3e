/** The page that Chromium opens: waits to be asked, by the functions it leaves on `window`. */

import type { Contestant } from './rounds';
import type { RuntimeName } from './start';

// The imports above are only types: nothing is loaded before the clock starts.
const start = performance.now();

/** Milliseconds from this script's first line to the first logits. */
async function cold(name: RuntimeName): Promise<number> {
  const { coldStart } = await import('./cold');
  const { browserPlatform } = await import('./platform-browser');
  await coldStart(name, browserPlatform);
  return performance.now() - start;
}

async function rounds(names: readonly RuntimeName[], count: number) {
  const [
    { parseConfig },
    { browserPlatform },
    { timeInTurns },
    { startRuntime },
    { createWorkload },
  ] = await Promise.all([
    import('../../../src/lib/flamingo/runtime/config'),
    import('./platform-browser'),
    import('./rounds'),
    import('./start'),
    import('./workload'),
  ]);
  const config = parseConfig(new TextDecoder().decode(await browserPlatform.file('config.json')));
  const contestants: Contestant[] = [];
  for (const name of names) {
    contestants.push({ name, runtime: await startRuntime(name, browserPlatform) });
  }
  return timeInTurns(contestants, createWorkload(config), {
    rounds: count,
    clock: () => performance.now(),
  });
}

export interface BenchWindow {
  readonly bench: { readonly rounds: typeof rounds };
}

const asked = new URLSearchParams(location.search).get('cold');
Object.assign(window, { bench: { rounds } });
if (asked) {
  cold(asked as RuntimeName).then(
    (time) => Object.assign(window, { time }),
    (error: unknown) => Object.assign(window, { time: NaN, error: String(error) }),
  );
}
