/**
 * Small reproducible vectors. A vector depends only on the seed and its key, so editing one token leaves the numbers
 * of every other token as they were, and the same word has the same vector wherever it stands.
 */

/** FNV-1a, a 32-bit hash of a text. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** mulberry32: uniform numbers in [0, 1) from a 32-bit state. */
function uniform(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `length` normal draws (Box-Muller) with standard deviation `scale`. */
export function draw(seed: number, key: string, length: number, scale = 1): number[] {
  const next = uniform(hash(`${seed}/${key}`));
  return Array.from({ length }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return scale * radius * Math.cos(2 * Math.PI * next());
  });
}
