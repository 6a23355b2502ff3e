import { ShapeError, matmul, softmax, tensor, toFlat, type View } from 'flamingo-explainer/tensor';
import { close, same } from './check.js';

const scores: View = tensor([
  [0, Math.log(3)],
  [1000, 1000],
]);
close(toFlat(softmax(scores, -1)), [0.25, 0.75, 0.5, 0.5]);
same(softmax(scores, 0).shape, [2, 2]);
close(toFlat(softmax(scores, 0)).slice(0, 2), [0, 0]);

try {
  matmul(tensor([[1, 2]]), tensor([[1, 2]]));
  same('two matrices that do not fit', 'an error');
} catch (error) {
  same(error instanceof ShapeError, true);
}

// @ts-expect-error a tensor has no complex numbers
tensor([1], { dtype: 'complex64' });
