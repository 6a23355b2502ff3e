import type { Trace } from '../../trace';

/** How far a script may be off the page, as abs(a - b) / max(1, abs(b)), and why, for its own comment. */
export interface Tolerance {
  readonly value: number;
  readonly why: string;
}

/** Where a sum runs in another order, the last bit may differ, and a bit of a 16-bit float is much. */
const drawn: Readonly<Record<Trace['inputs']['dtype'], Tolerance>> = {
  float32: { value: 1e-5, why: 'sums in another order differ in the last bits of a float32' },
  float16: { value: 4e-3, why: 'a float16 has 11 significant bits, of which the last may differ' },
  bfloat16: { value: 3e-2, why: 'a bfloat16 has 8 significant bits, of which the last may differ' },
};

/** Fast kernels sum in yet another order, and what is left of two large scores has the error of large ones. */
const ofModel: Tolerance = {
  value: 5e-5,
  why: 'scores of a trained model go up to 100, where the last bit of a float32 is 8e-6',
};

export const toleranceOf = ({ origin, inputs }: Trace): Tolerance =>
  origin === 'model' ? ofModel : drawn[inputs.dtype];
