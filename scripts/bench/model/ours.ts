/** The project's own model on its kernels, as the site runs it. */

import { readWeights } from '../../../src/lib/flamingo/dequantise';
import type { ConditionedMedia } from '../../../src/lib/flamingo/runtime/conditioned-media';
import { parseConfig } from '../../../src/lib/flamingo/runtime/config';
import { Flamingo } from '../../../src/lib/flamingo/runtime/flamingo';
import type { KeyValueCache } from '../../../src/lib/flamingo/runtime/key-value-cache';
import { createTypescriptKernels } from '../../../src/lib/tensor/kernels/typescript';
import { createWasmKernels } from '../../../src/lib/tensor/kernels/wasm';
import type { Kernels } from '../../../src/lib/tensor/kernels/kernels';
import type { Prompt, Runtime } from './runtime';
import type { RuntimeName } from './start';

/** What the site runs on, or one of the two versions on purpose. */
export function createKernels(name: RuntimeName): Kernels {
  if (name === 'ours-typescript') return createTypescriptKernels();
  const kernels = createWasmKernels(name === 'ours-simd' ? { relaxed: false } : {});
  if (!kernels) throw new Error('the WebAssembly kernels do not run here');
  return kernels;
}

/** From the bytes of config.json and model.safetensors, as they were downloaded. */
export function startOurs(kernels: Kernels, config: string, safetensors: Uint8Array): Runtime {
  return new OurFlamingo(new Flamingo(kernels, parseConfig(config), readWeights(safetensors)));
}

class OurFlamingo implements Runtime {
  private media: ConditionedMedia | undefined;
  private cache: KeyValueCache | undefined;

  constructor(private readonly model: Flamingo) {}

  encode(picture: Uint8Array): Promise<Float32Array> {
    return Promise.resolve(this.model.encode([picture]) as Float32Array);
  }

  prefill({ tokens, latents }: Prompt): Promise<Float32Array> {
    const { lang_encoder, config } = this.model;
    const { num_latents, dim } = config.perceiver;
    const pictures = latents.length / (num_latents * dim);
    this.media?.close();
    this.cache?.close();
    this.media = lang_encoder.condition(
      { values: latents, shape: [1, pictures, num_latents, dim] },
      { use_cached_vision_x: true },
    );
    this.cache = lang_encoder.createCache(1);
    return this.read([...tokens]);
  }

  decode(token: number): Promise<Float32Array> {
    return this.read([token]);
  }

  private read(tokens: number[]): Promise<Float32Array> {
    const { cache, media } = this;
    const { logits } = this.model.lang_encoder.forward([tokens], { cache, media, logits: 'last' });
    return Promise.resolve(logits as Float32Array);
  }
}
