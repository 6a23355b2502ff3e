/** The project's own model on its kernels, as the site runs it. */

import { readSafetensors } from '../../../src/lib/flamingo';
import type { ConditionedMedia } from '../../../src/lib/flamingo/runtime/conditioned-media';
import { parseConfig } from '../../../src/lib/flamingo/runtime/config';
import { Flamingo } from '../../../src/lib/flamingo/runtime/flamingo';
import type { KeyValueCache } from '../../../src/lib/flamingo/runtime/key-value-cache';
import type { Kernels } from '../../../src/lib/tensor/kernels/kernels';
import type { Prompt, Runtime } from './runtime';

/** From the bytes of config.json and model.safetensors, as they were downloaded. */
export function startOurs(kernels: Kernels, config: string, safetensors: Uint8Array): Runtime {
  return new OurFlamingo(new Flamingo(kernels, parseConfig(config), readSafetensors(safetensors)));
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
