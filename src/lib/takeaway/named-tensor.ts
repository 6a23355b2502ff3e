import type { View } from '../tensor';

/** A tensor to take away, under the name that it has on the screen. */
export interface NamedTensor {
  readonly name: string;
  readonly view: View;
}
