import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import type { Kernels } from '../../tensor/kernels/kernels';
import { createWasmKernels } from '../../tensor/kernels/wasm';
import { uniforms } from '../mulberry32';
import { PromptModel } from '../prompt-model';
import type { Interventions } from '../runtime/interventions';
import { noisePicture } from '../testing/pictures';
import { filesWithCheckpoints, openWithManifest } from '../testing/random-model';
import { TinyFlamingo } from '../tiny-flamingo';
import type { RunOptions } from './protocol';
import { disconnect, loaded } from './testing';

afterEach(disconnect);

const [WARM_UP, RUNS] = [100, 500];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of all arrays after everything that nobody holds is gone; references are cleared between two tasks. */
async function bytesHeld(): Promise<number> {
  for (let i = 0; i < 5; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return process.memoryUsage().arrayBuffers;
}

/** Prompts and changes at random, the same each time. */
function drawer(seed: number) {
  const random = uniforms(seed);
  const below = (n: number) => Math.floor(n * random());
  const interventions = (): Interventions => ({
    attn_gate: [random() < 0.5 ? null : 2 * random() - 1, null],
    heads_off: [random() < 0.5 ? [] : [below(2)], []],
    skip_zero_rows: random() < 0.3,
    text_only: random() < 0.1,
  });
  return {
    options: (): RunOptions => ({
      candidates: 3,
      only_attend_immediate_media: random() < 0.5,
      interventions: interventions(),
      checkpoint: random() < 0.4 ? null : below(4),
    }),
    prompt: () => [
      ...Array.from({ length: 1 + below(6) }, () => ({ image: noisePicture(below(400)) })),
      { text: 'this is a '.repeat(1 + below(6)) },
    ],
  };
}

test('500 runs with a trace, of any checkpoint and changed in any way, leave memory as it was', async () => {
  const made: WeakRef<Kernels>[] = [];
  const client = await loaded({
    openIn: () => openWithManifest(filesWithCheckpoints()),
    create({ weights, config, tokenizer }) {
      const kernels = createWasmKernels() as Kernels;
      made.push(new WeakRef(kernels));
      return new PromptModel(TinyFlamingo.create({ weights, config, kernels }), tokenizer);
    },
  });
  const [shipped] = made.map((kernels) => kernels.deref() as Kernels);
  const heapOf = (kernels: Kernels) => ({ mark: kernels.mark(), length: kernels.heap.length });
  const { prompt, options } = drawer(7);
  let [warm, bytes] = [heapOf(shipped), 0];
  for (let run = 0; run < RUNS; run++) {
    if (run === WARM_UP) [warm, bytes] = [heapOf(shipped), await bytesHeld()];
    await client.run(prompt(), options(), true);
  }
  expect(heapOf(shipped)).toEqual(warm);
  const after = await bytesHeld();
  const alive = made.map((kernels) => kernels.deref()).filter((kernels) => kernels !== undefined);
  expect(made.length).toBeGreaterThan(50);
  // The shipped model and two checkpoints.
  expect(alive.length).toBeLessThanOrEqual(3);
  alive.forEach(({ heap }) => expect(heap.length).toBeLessThanOrEqual(warm.length));
  expect(after - bytes).toBeLessThan(2 ** 20);
}, 20_000);
