/**
 * How near the packed matmul comes to what one core can do: the share of a probe that only multiplies and adds, in
 * registers, with the same 128-bit instructions. Both are measured in turns and in processor time, so that other work
 * on the machine touches them alike. Alone: `npx tsx scripts/bench/kernels.ts`.
 */

import { pathToFileURL } from 'node:url';
import { createWasmKernels } from '../../src/lib/tensor/kernels/wasm';
import { times } from '../../src/lib/tensor/kernels/wasm/arithmetic';
import {
  assemble,
  f32x4,
  func,
  i32,
  set,
  steps,
  v128,
} from '../../src/lib/tensor/kernels/wasm/assembler';
import { median } from './statistics';

/** Chains of multiply and add that are under way at once: enough to hide the delay of both. */
const CHAINS = 12;
const PROBE_ROUNDS = 4_000_000;
const FLOP_PER_ROUND = CHAINS * 4 * 2;

const ROUNDS = 15;
/** Processor time of one sample, in microseconds, about. */
const SAMPLE = 8000;

/** rows × inFeatures × outFeatures: a common size, then those of the tiny model. */
export const SHAPES = [
  [64, 192, 768],
  [36, 96, 384],
  [64, 128, 512],
  [64, 512, 128],
  [8, 96, 384],
  [1, 128, 512],
  [1, 512, 128],
] as const;

export interface Share {
  readonly name: string;
  /** 10⁹ operations a second of processor time, a product and a sum being two. */
  readonly gflops: number;
  /** Of the probe in the same round, median. */
  readonly share: number;
}

/** x = x · a + b in registers, over and over; each call takes a few milliseconds. */
export function simdProbe(): (rounds: number) => void {
  const probe = func('probe', { rounds: i32 }, (scope, { rounds }) => {
    const address = scope.i32();
    const chains = times(CHAINS, (i) => scope.constant(1 + i / 16));
    const [a, b] = [scope.constant(0.5), scope.constant(0.25)];
    return [
      steps(
        rounds,
        1,
        chains.map((x) => set(x, f32x4.add(f32x4.mul(x, a), b))),
      ),
      // Written out, or the engine would see that nobody needs them.
      chains.map((x, i) => v128.store(address, x, 16 * i)),
    ];
  });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble([probe])));
  return exports.probe as (rounds: number) => void;
}

/** Microseconds of processor time, of all threads of this process. */
function processorTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Shares of the probe for each shape. @throws {Error} where the kernels don't run */
export function matmulShares(relaxed?: boolean): Share[] {
  const kernels = createWasmKernels({ relaxed });
  if (!kernels) throw new Error('the WASM kernels do not run here');
  const probe = simdProbe();
  const runs = SHAPES.map(([rows, inFeatures, outFeatures]) => {
    const weight = times(inFeatures * outFeatures, (i) => Math.sin(i) / 16);
    const packed = kernels.pack(weight, outFeatures, inFeatures, weight.slice(0, outFeatures));
    const x = kernels.allocate(rows * inFeatures);
    const out = kernels.allocate(rows * outFeatures);
    kernels.heap.set(times(rows * inFeatures, Math.cos), x);
    const flop = 2 * rows * inFeatures * outFeatures;
    const repeat = (count: number) => () => {
      for (let i = 0; i < count; i++) kernels.linear(out, x, packed, rows);
    };
    const count = Math.ceil((SAMPLE * 6e4) / flop);
    return {
      name: `${rows} × ${inFeatures} × ${outFeatures}`,
      flop: flop * count,
      run: repeat(count),
    };
  });
  const speeds = runs.map(() => ({ own: [] as number[], share: [] as number[] }));
  for (let round = -3; round < ROUNDS; round++) {
    runs.forEach(({ run, flop }, i) => {
      const own = flop / processorTime(run) / 1000;
      const best =
        (FLOP_PER_ROUND * PROBE_ROUNDS) / processorTime(() => probe(PROBE_ROUNDS)) / 1000;
      if (round < 0) return;
      speeds[i].own.push(own);
      speeds[i].share.push(own / best);
    });
  }
  return runs.map(({ name }, i) => ({
    name: `${kernels.name}, ${name}`,
    gflops: median(speeds[i].own),
    share: median(speeds[i].share),
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const relaxed of [false, true]) {
    if (!createWasmKernels({ relaxed })) continue;
    for (const { name, gflops, share } of matmulShares(relaxed)) {
      console.log(
        `${name.padEnd(36)} ${gflops.toFixed(1)} GFLOP/s  ${(100 * share).toFixed(0)}% of the probe`,
      );
    }
  }
}
