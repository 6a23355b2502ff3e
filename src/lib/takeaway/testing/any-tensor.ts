/** For tests: tensors of every dtype and of up to four axes, some of them empty, some strided. */

import fc from 'fast-check';
import { reshape, sizeOf, tensor, type DType, type View } from '../../tensor';

const numbers: Readonly<Record<DType, fc.Arbitrary<number>>> = {
  float32: fc.float(),
  float64: fc.double(),
  float16: fc.float(),
  bfloat16: fc.float(),
  int64: fc.maxSafeInteger(),
  bool: fc.integer({ min: 0, max: 1 }),
};

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

/** Every second one has its axes turned round, so that the order in memory is not the order of reading. */
export const anyTensor: fc.Arbitrary<View> = fc
  .tuple(fc.constantFrom(...(Object.keys(numbers) as DType[])), shapes, fc.boolean())
  .chain(([dtype, shape, isTurned]) => {
    const size = sizeOf(shape);
    return fc.array(numbers[dtype], { minLength: size, maxLength: size }).map((values) => {
      const view = reshape(tensor(values, { shape: [size], dtype }), shape);
      return isTurned ? view.transpose(...[...shape.keys()].reverse()) : view;
    });
  });
