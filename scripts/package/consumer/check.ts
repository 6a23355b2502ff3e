/** What the consumer expects, without a test runner: it has nothing but the package. */

/** @throws {Error} with both as JSON, when they differ */
export function same(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${a} is not ${b}`);
}

/** @throws {Error} with both, when they are more than 1e-6 apart */
export function close(actual: readonly number[], expected: readonly number[]): void {
  const isClose = actual.every((value, i) => Math.abs(value - (expected[i] ?? NaN)) <= 1e-6);
  if (actual.length !== expected.length || !isClose) same(actual, expected);
}
