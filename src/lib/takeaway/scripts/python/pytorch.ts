import type { Trace } from '../../../trace';
import type { Origin } from '../../data';
import { pytorchPrelude } from './pytorch-prelude';
import { pythonScript } from './script';

const notes = {
  float32: '',
  float16: '# float16 is worked out as on a GPU: each operation in float32, rounded once.\n',
  bfloat16:
    '# bfloat16 follows PyTorch 1.13 on a CPU, whose kernels keep some running sums in bfloat16 (einsum and layer_norm\n' +
    '# below); a GPU, more numbers at once, or another PyTorch sums in float32, and some last bits differ.\n',
};

/** A script for PyTorch alone. It reproduces every tensor of the run and exits with 1 where one differs. */
export function pytorchOf(trace: Trace, origin: Origin): string {
  return pythonScript(trace, origin, {
    dialect: 'pytorch',
    name: 'PyTorch',
    prelude: pytorchPrelude,
    emptyError: 'IndexError',
    note: notes[trace.inputs.dtype],
  });
}
