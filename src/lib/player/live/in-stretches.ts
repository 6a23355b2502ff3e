import { nextTask } from '../../flamingo/next-task';

/** Of work at a stretch; a picture takes 1 to 3 ms, and a page must stay ready for its reader. */
const STRETCH_MS = 12;

/** Makes one thing of each, in their order, without keeping the page busy. */
export async function inStretches<From, To>(
  from: Iterable<From>,
  make: (one: From) => To,
): Promise<To[]> {
  const made: To[] = [];
  let start = performance.now();
  for (const one of from) {
    made.push(make(one));
    if (performance.now() - start < STRETCH_MS) continue;
    await nextTask();
    start = performance.now();
  }
  return made;
}
