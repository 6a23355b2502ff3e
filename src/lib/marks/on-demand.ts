/**
 * Fetches a part of the program when it is first asked for. A failure is told to those who asked and is then forgotten, so
 * that whoever asks next, with the connection back, gets the part after all.
 *
 * @param fetch such as `() => import('./LargeGrid.svelte')`
 * @returns a function that gives the same promise until that is rejected
 */
export function onDemand<T>(fetch: () => Promise<T>): () => Promise<T> {
  let fetched: Promise<T> | null = null;
  return () =>
    (fetched ??= fetch().catch((error: unknown) => {
      fetched = null;
      throw error;
    }));
}
