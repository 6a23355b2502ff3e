import type { Trace } from '../../trace';

type FloatType = Trace['inputs']['dtype'];

/**
 * How far a script may be off the page, as abs(a - b) / max(1, abs(b)). Where the order of a sum differs, the last bit may
 * differ, and a bit of a 16-bit float is much.
 */
export const tolerances: Readonly<Record<FloatType, number>> = {
  float32: 1e-5,
  float16: 4e-3,
  bfloat16: 3e-2,
};

/** Why, for the script's own comment. */
export const whyOf: Readonly<Record<FloatType, string>> = {
  float32: 'sums in another order differ in the last bits of a float32',
  float16:
    'a float16 has 11 significant bits, and sums in another order may differ in the last ones',
  bfloat16:
    'a bfloat16 has 8 significant bits, and sums in another order may differ in the last ones',
};
