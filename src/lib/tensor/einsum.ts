import { cast } from './cast';
import { zeros } from './create';
import { ELLIPSIS, ellipsisRank, parseEinsum, spreadEllipsis } from './einsum-pattern';
import { ShapeError } from './errors';
import { resultType } from './promote';
import { positions } from './rows';
import { roundBfloat16 } from './half';
import { settle } from './settle';
import { formatShape } from './shape';
import type { View } from './view';

/**
 * Multiplies two tensors and sums over the axes that the output does not name, in double, rounded
 * once: "... i d, ... j d -> ... i j" is the dot product of every row i with every row j. Batch
 * axes ('...') and axes of size 1 broadcast.
 * @throws {ShapeError} naming the letter whose sizes differ
 * @throws {TypeError} for two bools
 */
export function einsum(pattern: string, a: View, b: View): View {
  const dtype = resultType(a, b);
  if (dtype === 'bool') throw new TypeError('einsum: not implemented for bool');
  const views = [cast(a, dtype), cast(b, dtype)];
  const { inputs, output } = parseEinsum(pattern);
  const ranks = inputs.map((labels, i) => ellipsisRank(labels, views[i].shape, pattern));
  const labels = inputs.map((part, i) => spreadEllipsis(part, ranks[i]));
  const sizes = labelSizes(labels, views, pattern);
  const batch = inputs.some((part) => part.includes(ELLIPSIS)) ? Math.max(...ranks) : 0;
  const kept = spreadEllipsis(output, batch);
  const summed = [...sizes.keys()].filter((label) => !kept.includes(label));
  const out = zeros(kept.map(sizeOfLabel(sizes)), dtype);
  const walks = views.map((view, i) => walk(view, labels[i], { kept, summed, sizes }));
  const sumUp = dtype === 'bfloat16' ? contractBfloat16 : contract;
  sumUp(walks[0], walks[1], out.data);
  return settle(out);
}

/** Where one input starts for every output element, and where its summands lie from there. */
interface Walk {
  readonly data: View['data'];
  readonly starts: Int32Array;
  readonly steps: Int32Array;
}

function contract(a: Walk, b: Walk, out: View['data']): void {
  const [x, y] = [a.data, b.data];
  for (let o = 0; o < out.length; o++) {
    const [p, q] = [a.starts[o], b.starts[o]];
    let total = 0;
    for (let t = 0; t < a.steps.length; t++) total += x[p + a.steps[t]] * y[q + b.steps[t]];
    out[o] = total;
  }
}

/** torch's CPU kernel for small bfloat16 products keeps the running sum in bfloat16, so it rounds after every step. */
function contractBfloat16(a: Walk, b: Walk, out: View['data']): void {
  const [x, y] = [a.data, b.data];
  for (let o = 0; o < out.length; o++) {
    const [p, q] = [a.starts[o], b.starts[o]];
    let total = 0;
    for (let t = 0; t < a.steps.length; t++) {
      total = roundBfloat16(total + roundBfloat16(x[p + a.steps[t]] * y[q + b.steps[t]]));
    }
    out[o] = total;
  }
}

interface Axes {
  readonly kept: readonly string[];
  readonly summed: readonly string[];
  readonly sizes: ReadonlyMap<string, number>;
}

function walk(view: View, labels: readonly string[], { kept, summed, sizes }: Axes): Walk {
  const sizeOf = sizeOfLabel(sizes);
  // A letter twice in one input walks the diagonal, so its strides add up.
  const strideOf = (label: string) =>
    labels.reduce((total, own, axis) => {
      const moves = own === label && (view.shape[axis] !== 1 || sizeOf(label) === 1);
      return moves ? total + view.stride[axis] : total;
    }, 0);
  return {
    data: view.data,
    starts: positions(kept.map(sizeOf), kept.map(strideOf), view.offset),
    steps: positions(summed.map(sizeOf), summed.map(strideOf), 0),
  };
}

function sizeOfLabel(sizes: ReadonlyMap<string, number>): (label: string) => number {
  return (label) => sizes.get(label) ?? 1;
}

function labelSizes(labels: string[][], views: View[], pattern: string): Map<string, number> {
  const sizes = new Map<string, number>();
  labels.forEach((part, i) => {
    part.forEach((label, axis) => {
      const [known, size] = [sizes.get(label) ?? 1, views[i].shape[axis]];
      if (known === size || size === 1) sizes.set(label, known);
      else if (known === 1) sizes.set(label, size);
      else throw new ShapeError(mismatch(label, [known, size], views, pattern));
    });
  });
  return sizes;
}

function mismatch(label: string, sizes: number[], views: View[], pattern: string): string {
  const shapes = views.map((view) => formatShape(view.shape)).join(' and ');
  return `einsum: "${pattern}": shapes ${shapes}: axis ${label} is ${sizes.join(' and ')}`;
}
