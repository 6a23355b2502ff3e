import { contiguous, formatShape, zeros, type View } from '../tensor';

type Tensors = Readonly<Record<string, View>>;

const SUFFIX = '.scale';

/**
 * The weights of a file that keeps its matrices in 8 bits: NAME of whole numbers from -127 to 127, (rows, ...), times
 * one scale for each row, NAME.scale (rows,). What has no scale stays as it is. The products are exact in float32,
 * since a scale is a float16.
 * @throws {Error} naming a scale that is not as long as its weight has rows
 */
export function restoreWeights(stored: Tensors): Tensors {
  // Without a prototype a tensor called __proto__ is a name like any other.
  const weights = Object.create(null) as Record<string, View>;
  for (const [name, view] of Object.entries(stored)) {
    if (isScale(name, stored)) checkScale(name, stored);
    else weights[name] = scaled(view, stored[name + SUFFIX]);
  }
  return weights;
}

function isScale(name: string, stored: Tensors): boolean {
  return name.endsWith(SUFFIX) && Object.hasOwn(stored, name.slice(0, -SUFFIX.length));
}

function checkScale(name: string, stored: Tensors): void {
  const rows = stored[name.slice(0, -SUFFIX.length)].shape.at(0);
  const { shape } = stored[name];
  if (shape.length !== 1 || shape[0] !== rows) {
    throw new Error(`weights: ${name} has shape ${formatShape(shape)}, not (${rows ?? ''},)`);
  }
}

function scaled(stored: View, scale: View | undefined): View {
  if (scale === undefined) return stored;
  const view = contiguous(stored);
  const out = zeros(view.shape, 'float32');
  const perRow = out.size / Math.max(1, scale.size);
  for (let i = 0; i < out.size; i++) {
    const row = Math.floor(i / perRow);
    out.data[i] = view.data[view.offset + i] * scale.get(row);
  }
  return out;
}
