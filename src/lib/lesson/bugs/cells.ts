import { tensor, type DType, type Shape, type View } from '../../tensor';
import { indices, type Token } from '../../trace';

/** A tensor worked out cell by cell. */
export function filled(
  shape: Shape,
  dtype: DType,
  value: (index: readonly number[]) => number,
): View {
  return tensor([...indices(shape)].map(value), { shape, dtype });
}

export const countImages = (tokens: readonly Token[]): number =>
  tokens.filter(({ kind }) => kind === 'image').length;
