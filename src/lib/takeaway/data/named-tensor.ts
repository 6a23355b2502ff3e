import type { View } from '../../tensor';

/** A tensor under the name that it has on the page. */
export interface NamedTensor {
  readonly name: string;
  readonly view: View;
}
