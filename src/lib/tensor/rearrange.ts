import { ELLIPSIS, parseEinops, spreadEllipsis, type Group } from './einops-pattern';
import { EinopsError } from './errors';
import { reshape } from './reshape';
import { formatShape } from './shape';
import { View } from './view';

/** Sizes of named axes that the shape alone does not tell. */
export type AxisSizes = Readonly<Record<string, number>>;

/**
 * einops.rearrange: splits, reorders and merges axes by name. "b n (h d) -> b h n d" with {h: 2}
 * cuts the last axis into 2 heads. Zero-copy unless axes are merged that do not lie side by side.
 * @throws {EinopsError} quoting the pattern: a wrong rank, an unknown axis, an indivisible size
 */
export function rearrange(view: View, pattern: string, axes: AxisSizes = {}): View {
  return transform('rearrange', view, pattern, axes);
}

/**
 * einops.repeat: like rearrange, but axes named on the right only are new and repeat the elements:
 * "j -> 1 1 1 (j n)" with {n: 2} writes every element twice. A new axis of its own is a stride-0
 * View, zero-copy and for reading.
 * @throws {EinopsError} quoting the pattern, also when a new axis has no size
 */
export function repeat(view: View, pattern: string, axes: AxisSizes = {}): View {
  return transform('repeat', view, pattern, axes);
}

interface Axis {
  readonly size: number;
  readonly stride: number;
}

function transform(op: 'rearrange' | 'repeat', view: View, pattern: string, axes: AxisSizes): View {
  const where = `${op} "${pattern}"`;
  const parsed = parseEinops(op, pattern);
  const extra = ellipsisRank(parsed.left, view, where);
  const [left, right] = [parsed.left, parsed.right].map((side) => spreadEllipsis(side, extra));
  const known = new Map<string, Axis>();
  left.forEach((group, axis) => splitAxis(view, axis, group, { axes, known, where }));
  checkNames(left.flat(), right.flat(), op, where);
  for (const name of right.flat()) {
    if (!known.has(name)) known.set(name, { size: newSize(name, axes, where), stride: 0 });
  }
  const unused = Object.keys(axes).find((name) => !known.has(name));
  if (unused) throw new EinopsError(`${where}: axis ${unused} is not in the pattern`);
  const order = right.flatMap((group) => group.map((name) => known.get(name) ?? UNIT));
  const { data, offset, dtype } = view;
  const [sizes, strides] = [order.map((axis) => axis.size), order.map((axis) => axis.stride)];
  return mergeAxes(new View(data, sizes, strides, offset, dtype), right);
}

const UNIT: Axis = { size: 1, stride: 0 };

interface Split {
  readonly axes: AxisSizes;
  readonly known: Map<string, Axis>;
  readonly where: string;
}

/** Gives every name of a group its size and stride; at most one size is worked out. */
function splitAxis(view: View, axis: number, group: Group, { axes, known, where }: Split): void {
  const extent = view.shape[axis];
  const place = `${where}: axis ${axis} of shape ${formatShape(view.shape)} is ${extent}`;
  const open = group.filter((name) => axes[name] === undefined);
  if (open.length > 1) throw new EinopsError(`${where}: sizes of ${open.join(', ')} are unknown`);
  const given = group.filter((name) => axes[name] !== undefined);
  const product = given.reduce((total, name) => total * newSize(name, axes, where), 1);
  const sizes = given.map((name) => `${name} = ${axes[name]}`).join(', ') || '1';
  if (open.length === 1 && !Number.isInteger(extent / product)) {
    throw new EinopsError(`${place}, not divisible by ${sizes}`);
  }
  if (open.length === 0 && product !== extent) throw new EinopsError(`${place}, not ${sizes}`);
  let stride = view.stride[axis];
  for (const name of [...group].reverse()) {
    const size = axes[name] ?? extent / product;
    known.set(name, { size, stride });
    stride *= size;
  }
}

/** Reshapes the split axes into the groups of the right side: '(j n)' becomes one, '1' none. */
function mergeAxes(view: View, groups: readonly Group[]): View {
  let axis = 0;
  const parts = groups.map((group) => {
    const [from, to] = [axis, (axis += group.length)];
    return { shape: view.shape.slice(from, to), stride: view.stride.slice(from, to) };
  });
  const shape = parts.map((part) => part.shape.reduce((total, size) => total * size, 1));
  if (groups.some((group) => group.length > 1)) return reshape(view, shape);
  const stride = parts.map((part) => part.stride[0] ?? 0);
  return new View(view.data, shape, stride, view.offset, view.dtype);
}

function ellipsisRank(left: readonly Group[], view: View, where: string): number {
  const extra = view.dimension - left.filter((group) => group[0] !== ELLIPSIS).length;
  if (extra === 0 || (extra > 0 && left.flat().includes(ELLIPSIS))) return extra;
  throw new EinopsError(`${where}: the left side does not fit shape ${formatShape(view.shape)}`);
}

function checkNames(left: string[], right: string[], op: string, where: string): void {
  const lost = left.find((name) => !right.includes(name));
  if (lost) throw new EinopsError(`${where}: axis ${lost} is on the left only`);
  const added = right.find((name) => !left.includes(name));
  if (added && op === 'rearrange') {
    throw new EinopsError(`${where}: axis ${added} is on the right only (repeat adds axes)`);
  }
}

function newSize(name: string, axes: AxisSizes, where: string): number {
  const size = axes[name];
  if (size === undefined) throw new EinopsError(`${where}: the size of axis ${name} is unknown`);
  if (Number.isSafeInteger(size) && size >= 0) return size;
  throw new EinopsError(`${where}: axis ${name} cannot have size ${size}`);
}
