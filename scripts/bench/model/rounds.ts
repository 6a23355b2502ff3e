/** Times runtimes against each other: in turns, in a new order each round, so that what disturbs one disturbs all. */

import type { Runtime } from './runtime';
import { promptOf, uniform, type Workload } from './workload';

/** Milliseconds for one picture, one prompt, one token: a number a round. */
export interface Samples {
  readonly encode: number[];
  readonly prefill: number[];
  readonly decode: number[];
  /** Largest difference of any logit from the first runtime's. */
  difference: number;
}

export interface Contestant {
  readonly name: string;
  readonly runtime: Runtime;
}

export interface RoundOptions {
  readonly rounds: number;
  /** Rounds before the first that is measured; by default until it is certain that all is compiled. */
  readonly warmUp?: number;
  /** Now, in milliseconds. */
  readonly clock: () => number;
}

/** Rounding makes 1e-5 of a logit; a mistake makes more. */
const LARGEST_DIFFERENCE = 1e-3;

/** Milliseconds: at least `least` and so many rounds, but not beyond `most`. */
const WARM_UP = { rounds: 40, least: 3000, most: 6000 };

const isWarm = (rounds: number, time: number): boolean =>
  (rounds >= WARM_UP.rounds && time >= WARM_UP.least) || time >= WARM_UP.most;

/** @throws {Error} when a runtime's logits are not those of the first */
export async function timeInTurns(
  contestants: readonly Contestant[],
  workload: Workload,
  { rounds, warmUp: first, clock }: RoundOptions,
): Promise<Record<string, Samples>> {
  const samples: Record<string, Samples> = {};
  let reference: Float32Array[] | undefined;
  for (const { name, runtime } of contestants) {
    const of: Samples = { encode: [], prefill: [], decode: [], difference: 0 };
    const logits = await warmUp(runtime, workload, clock, first);
    reference ??= logits;
    of.difference = largestDifference(logits, reference);
    // What computes something else is no competitor. (NaN is not below anything.)
    if (!(of.difference < LARGEST_DIFFERENCE)) {
      throw new Error(
        `${name}: its logits differ by ${of.difference} from ${contestants[0].name}'s`,
      );
    }
    samples[name] = of;
  }
  const next = uniform(11);
  for (let i = 0; i < rounds; i++) {
    for (const { name, runtime } of shuffled(contestants, next)) {
      await round(runtime, workload, clock, samples[name]);
    }
  }
  return samples;
}

/**
 * The optimising compiler works beside the running code, and on a large WebAssembly module for seconds; until it is
 * done the rounds are slower. @returns the logits of the last
 */
async function warmUp(
  runtime: Runtime,
  workload: Workload,
  clock: () => number,
  first?: number,
): Promise<Float32Array[]> {
  const start = performance.now();
  for (let i = 1; ; i++) {
    const logits = await round(runtime, workload, clock);
    const time = performance.now() - start;
    if (first !== undefined ? i >= first : isWarm(i, time)) return logits;
  }
}

/** @returns the logits after the prompt and after each token of the answer */
async function round(
  runtime: Runtime,
  workload: Workload,
  clock: () => number,
  samples?: Samples,
): Promise<Float32Array[]> {
  const { pictures, answer } = workload;
  const latents: Float32Array[] = [];
  const start = clock();
  for (const picture of pictures) latents.push(await runtime.encode(picture));
  const encoded = clock();
  const prompt = promptOf(workload, latents);
  const asked = clock();
  const logits = [await runtime.prefill(prompt)];
  const read = clock();
  for (const token of answer) logits.push(await runtime.decode(token));
  const answered = clock();
  samples?.encode.push((encoded - start) / pictures.length);
  samples?.prefill.push(read - asked);
  samples?.decode.push((answered - read) / answer.length);
  return logits;
}

function largestDifference(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  const differences = a.flatMap((row, i) => [...row].map((x, j) => Math.abs(x - b[i][j])));
  // NaN would hide in Math.max's company only if it were no NaN; it is kept.
  return differences.reduce((most, x) => (x > most || Number.isNaN(x) ? x : most), 0);
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(((next() + 1) / 2) * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}
