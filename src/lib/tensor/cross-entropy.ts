import { zeros, toFlat } from './create';
import { requireFloat } from './dtype';
import { IndexError, ShapeError } from './errors';
import { logsumexpOfRow } from './logsumexp';
import { rows } from './rows';
import { settle } from './settle';
import { formatShape } from './shape';
import type { View } from './view';

/**
 * The mean of -log softmax(logits)[label], in nats, over the rows whose label is not
 * `ignore_index`; NaN when all are ignored. logits (N, classes), labels (N,) of int64; the result
 * is 0-dim.
 * @throws {ShapeError} when the shapes do not match
 * @throws {IndexError} when a label is no class
 */
export function crossEntropy(logits: View, labels: View, ignore_index = -100): View {
  requireFloat('crossEntropy', logits.dtype);
  if (logits.dimension !== 2 || labels.dimension !== 1 || logits.shape[0] !== labels.shape[0]) {
    const shapes = `${formatShape(logits.shape)} and ${formatShape(labels.shape)}`;
    throw new ShapeError(`crossEntropy: shapes ${shapes}: want (N, classes) and (N,)`);
  }
  const from = rows(logits);
  let total = 0;
  let count = 0;
  toFlat(labels).forEach((label, row) => {
    if (label === ignore_index) return;
    if (label < 0 || label >= from.length) {
      throw new IndexError(`crossEntropy: Target ${label} is out of bounds.`);
    }
    const start = from.starts[row];
    total += logsumexpOfRow(from, start) - from.data[start + label * from.stride];
    count++;
  });
  const loss = zeros([], logits.dtype);
  loss.data[0] = total / count;
  return settle(loss);
}
