/** Nothing longer is a mistyped word; and the distance takes length × length steps. */
const LONGEST = 32;

/**
 * The words that `word` may have been meant for: at most `count`, nearest first, ties in the order of `words`. Two
 * typing errors are forgiven, in a word of up to three letters one; something must be left of it. Marks are no words.
 */
export function nearestWords(word: string, words: readonly string[], count = 3): string[] {
  if (word.length > LONGEST) return [];
  const allowed = word.length > 3 ? 2 : 1;
  return words
    .filter((candidate) => /\p{L}|\p{N}/u.test(candidate))
    .filter((candidate) => Math.abs(candidate.length - word.length) <= allowed)
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ distance }) => distance <= allowed && distance < word.length)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/**
 * Optimal string alignment: the fewest insertions, deletions, replacements and swaps of neighbours that turn `a` into
 * `b`, no piece being changed twice.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length];
}
