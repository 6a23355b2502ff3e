/**
 * Counts of multiply-adds as products of named sizes. The printed formula and its value come from the same list of
 * factors, so that they cannot part.
 */

/** Letters and their values. */
export type Sizes = Readonly<Record<string, number>>;

export interface Term {
  /** What is computed, in the names of the code: `to_kv`, `q kᵀ`. */
  readonly name: string;
  /** As it is printed: `2 · T · depth · keys · dim · inner`. */
  readonly formula: string;
  /** With the numbers in place of the letters: `2 · 1 · 2 · 152 · 96 · 96`. */
  readonly numbers: string;
  /** Multiply-adds: a multiplication and the addition that follows it count as one. */
  readonly count: number;
}

/**
 * One product.
 * @throws {Error} for a letter without a value
 */
export function term<S extends Sizes>(
  sizes: S,
  name: string,
  factors: readonly (number | (keyof S & string))[],
): Term {
  const values = factors.map((factor) => (typeof factor === 'number' ? factor : sizes[factor]));
  if (values.some((value) => value === undefined)) {
    throw new Error(`${name}: a factor of ${factors.join(' · ')} has no value`);
  }
  return {
    name,
    formula: factors.join(' · '),
    numbers: values.join(' · '),
    count: values.reduce((product, value) => product * value, 1),
  };
}

export function sumOf(terms: readonly Term[]): number {
  return terms.reduce((sum, { count }) => sum + count, 0);
}
