import { ShapeError } from './errors';
import { formatShape, type Shape } from './shape';

export const ELLIPSIS = '...';

/** Axis labels of two inputs and the output: single letters and perhaps one '...'. */
export interface EinsumPattern {
  readonly inputs: readonly string[][];
  readonly output: string[];
}

/**
 * Reads "... i d, ... j d -> ... i j" (spaces are free, "->" is required).
 * @throws {ShapeError} when the pattern is not of that form
 */
export function parseEinsum(pattern: string): EinsumPattern {
  const sides = pattern.replaceAll(' ', '').split('->');
  const inputs = sides[0].split(',').map((part) => labelsOf(part, pattern));
  if (sides.length !== 2 || inputs.length !== 2) {
    throw new ShapeError(`einsum: "${pattern}" is not of the form "inputs, inputs -> output"`);
  }
  const output = labelsOf(sides[1], pattern);
  const unknown = output.find((label) => label !== ELLIPSIS && !inputs.flat().includes(label));
  if (unknown) throw new ShapeError(`einsum: "${pattern}": output axis ${unknown} is in no input`);
  if (new Set(output).size !== output.length) {
    throw new ShapeError(`einsum: "${pattern}": an output axis appears twice`);
  }
  return { inputs, output };
}

function labelsOf(part: string, pattern: string): string[] {
  const labels = part.match(/\.\.\.|./g) ?? [];
  const wrong = labels.find((label) => label !== ELLIPSIS && !/^[A-Za-z]$/.test(label));
  if (wrong) throw new ShapeError(`einsum: "${pattern}": cannot read "${wrong}"`);
  return labels;
}

/**
 * Replaces '...' by labels for `count` axes, counted from the right ('...1', '...0'), so that the
 * batch axes of both inputs line up as broadcasting wants.
 */
export function spreadEllipsis(labels: readonly string[], count: number): string[] {
  const batch = Array.from({ length: count }, (_, i) => `${ELLIPSIS}${count - 1 - i}`);
  return labels.flatMap((label) => (label === ELLIPSIS ? batch : [label]));
}

/** How many axes the '...' of one input stands for. @throws {ShapeError} when the rank is wrong */
export function ellipsisRank(labels: readonly string[], shape: Shape, pattern: string): number {
  const named = labels.filter((label) => label !== ELLIPSIS).length;
  const left = shape.length - named;
  if (left === 0 || (left > 0 && labels.includes(ELLIPSIS))) return left;
  throw new ShapeError(
    `einsum: "${pattern}": "${labels.join(' ')}" does not fit shape ${formatShape(shape)}`,
  );
}
