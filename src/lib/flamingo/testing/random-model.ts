/** For tests: a small untrained model, whole with its files, made from a seed in memory. */

import { createHash } from 'node:crypto';
import { HISTORY } from '../checkpoints';
import type { OpenFile } from '../load-model';
import { sizeOf } from '../../tensor';
import { uniforms } from '../mulberry32';
import { FORMAT, type FlamingoConfig } from '../runtime/config';
import { writeSafetensors, type Stored } from '../runtime/fixtures/write-safetensors';
import { weightShapes } from '../runtime/weight-shapes';

export const randomConfig: FlamingoConfig = {
  format: FORMAT,
  vision_encoder: {
    image_size: 16,
    patch_size: 8,
    dim: 16,
    depth: 1,
    heads: 2,
    pixel_mean: 127.5,
    pixel_scale: 70,
  },
  perceiver: {
    dim: 16,
    depth: 1,
    heads: 2,
    dim_head: 8,
    num_latents: 2,
    max_num_frames: 4,
    max_num_media: null,
    ff_mult: 2,
  },
  lang_encoder: { vocab_size: 16, dim: 16, depth: 2, heads: 2, context: 24, rotary_base: 10000 },
  gated_cross_attn: {
    every_n_layers: 1,
    heads: 2,
    dim_head: 8,
    ff_mult: 2,
    only_attend_immediate_media: true,
  },
  special_tokens: { pad: 0, endofchunk: 1, image: 2 },
};

export const randomVocabulary = [
  ...['<pad>', '<|endofchunk|>', '<image>', '.', '?', ':', '->', 'this', 'is', 'a', 'an'],
  ...['panda', 'fox', 'dax', 'one', 'two'],
];

/** All from -0.8 to 0.8: large enough that pictures change the answer. */
function randomWeights(seed: number): Readonly<Record<string, Stored>> {
  const next = uniforms(seed);
  const entries = Object.entries(weightShapes(randomConfig)).map(([name, shape]) => {
    const values = Float32Array.from({ length: sizeOf(shape) }, () => (next() - 0.5) * 1.6);
    return [name, { shape, values }] as const;
  });
  return Object.fromEntries(entries);
}

/** The resampler and the gated blocks; `isUntrained`: with closed gates. */
function trainedPart(seed: number, isUntrained: boolean): Readonly<Record<string, Stored>> {
  const entries = Object.entries(randomWeights(seed))
    .filter(([name]) => /^(perceiver|gated_cross_attn_layers)\./.test(name))
    .map(([name, stored]) => {
      const isClosed = isUntrained && name.endsWith('_gate');
      return [name, isClosed ? { ...stored, values: Float32Array.of(0) } : stored] as const;
    });
  return Object.fromEntries(entries);
}

export type Files = Record<string, Uint8Array<ArrayBuffer>>;

/** The files of the model's folder but for the manifest. */
export function randomFiles(seed = 1): Files {
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  return {
    'config.json': text(randomConfig),
    'vocabulary.json': text(randomVocabulary),
    'model.safetensors': writeSafetensors(randomWeights(seed)),
  };
}

/** The same with four checkpoints, of which the first is untrained. */
export function filesWithCheckpoints(seed = 1): Files {
  const files = randomFiles(seed);
  const { depth } = randomConfig.lang_encoder;
  const history = [0, 10, 20, 40].map((step, i) => {
    const trained = trainedPart(seed + 1 + i, step === 0);
    const gates = (name: string) =>
      Array.from(
        { length: depth },
        (_, layer) => trained[`gated_cross_attn_layers.${layer}.${name}`].values[0],
      );
    const file = `checkpoints/checkpoint-0${i}.safetensors`;
    files[file] = writeSafetensors(trained);
    const [attn_gate, ff_gate] = [gates('attn_gate'), gates('ff_gate')];
    return { file, step, loss: 1 / (1 + i), loss_lines: 1 + i, attn_gate, ff_gate };
  });
  return { ...files, [HISTORY]: new TextEncoder().encode(JSON.stringify(history)) };
}

export function manifestOf(files: Files): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, bytes]) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return [name, { bytes: bytes.length, sha256 }] as const;
  });
  return new TextEncoder().encode(JSON.stringify({ files: Object.fromEntries(entries) }));
}

/** Opens files in memory as a server would. */
export function openFrom(files: Files): OpenFile {
  return (name) => {
    const isThere = Object.hasOwn(files, name);
    return Promise.resolve(
      new Response(isThere ? files[name] : null, { status: isThere ? 200 : 404 }),
    );
  };
}

/** Opens these files and a manifest that goes with them. */
export function openWithManifest(files: Files): OpenFile {
  return openFrom({ ...files, 'manifest.json': manifestOf(files) });
}

export function openRandomModel(seed = 1): OpenFile {
  return openWithManifest(randomFiles(seed));
}
