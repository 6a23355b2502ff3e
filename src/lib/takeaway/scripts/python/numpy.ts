import type { Trace } from '../../../trace';
import type { Origin } from '../../data';
import { numpyPrelude } from './numpy-prelude';
import { pythonScript } from './script';

const exactly =
  '# Each operation is worked out in float64 and rounded to the dtype, where PyTorch rounds too.\n';

const notes = {
  float32: exactly,
  float16: exactly,
  bfloat16: `${exactly}# NumPy has no bfloat16: its numbers are kept as float32, rounded to 8 significant bits.\n`,
};

/** A script for NumPy alone. It reproduces every tensor of the run and exits with 1 where one differs. */
export function numpyOf(trace: Trace, origin: Origin): string {
  return pythonScript(trace, origin, {
    dialect: 'numpy',
    name: 'NumPy',
    prelude: numpyPrelude,
    emptyError: 'ValueError',
    note: notes[trace.inputs.dtype],
  });
}
