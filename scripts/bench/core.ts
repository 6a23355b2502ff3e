/** Our ops against the same thing in ndarray: ndarray-ops where it has the op, else its `.get`. Interleaved, in one process. */

import ndarray from 'ndarray';
import ops from 'ndarray-ops';
import { add, broadcastTo, einsum, eq, exp, tensor, zeros } from '../../src/lib/tensor';
import { toNdarray } from '../../src/lib/tensor/interop';
import type { Figure } from './main';
import { median } from './statistics';

const ROUNDS = 25;

interface Duel {
  readonly name: string;
  ours: () => unknown;
  theirs: () => unknown;
}

const ramp = (size: number): number[] => Array.from({ length: size }, (_, i) => Math.sin(i));

/** Broadcast comparison, as the mask is made: (4, 1, 64, 1) with (1, 1, 1, 512). */
function maskDuel(): Duel {
  const text = tensor(ramp(256).map(Math.round), { shape: [4, 1, 64, 1], dtype: 'int64' });
  const media = tensor(ramp(512).map(Math.round), { shape: [1, 1, 1, 512], dtype: 'int64' });
  const shape = [4, 1, 64, 512];
  const out = toNdarray(zeros(shape, 'bool'));
  const [a, b] = [toNdarray(broadcastTo(text, shape)), toNdarray(broadcastTo(media, shape))];
  return {
    name: 'eq, (4,1,64,1) with (1,1,1,512), vs ndarray-ops',
    ours: () => eq(text, media),
    theirs: () => ops.eq(out, a, b),
  };
}

function addDuel(): Duel {
  const [a, b] = [tensor(ramp(131072)), tensor(ramp(131072))];
  const [x, y, out] = [toNdarray(a), toNdarray(b), toNdarray(zeros([131072]))];
  return {
    name: 'add, 131072 numbers, vs ndarray-ops',
    ours: () => add(a, b),
    theirs: () => ops.add(out, x, y),
  };
}

function expDuel(): Duel {
  const a = tensor(ramp(131072));
  const [x, out] = [toNdarray(a), toNdarray(zeros([131072]))];
  return {
    name: 'exp, 131072 numbers, vs ndarray-ops',
    ours: () => exp(a),
    theirs: () => ops.exp(out, x),
  };
}

/** Scores of one head: 64 tokens, 64 latents, 64 features. */
function simDuel(): Duel {
  const n = 64;
  const [q, k] = [tensor(ramp(n * n), { shape: [n, n] }), tensor(ramp(n * n), { shape: [n, n] })];
  const [x, y, out] = [toNdarray(q), toNdarray(k), ndarray(new Float32Array(n * n), [n, n])];
  const theirs = () => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let d = 0; d < n; d++) sum += Number(x.get(i, d)) * Number(y.get(j, d));
        out.set(i, j, sum);
      }
    }
  };
  return {
    name: 'einsum "i d, j d -> i j", 64³, vs loops over ndarray',
    ours: () => einsum('i d, j d -> i j', q, k),
    theirs,
  };
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export function coreRatios(): Figure[] {
  return [maskDuel(), addDuel(), expDuel(), simDuel()].map(({ name, ours, theirs }) => {
    const ratios: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const own = time(ours);
      ratios.push(time(theirs) / own);
    }
    return { name, value: median(ratios.slice(5)), unit: '×' };
  });
}
