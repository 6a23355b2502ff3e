/** Starts a runtime by its name, from files alone: all that has to happen before the first picture. */

import type { FlamingoConfig } from '../../../src/lib/flamingo/runtime/config';
import type { Runtime } from './runtime';

/** `ours-simd` is ours without relaxed SIMD; `ours-wasm` takes it where the engine has it, as the site does. */
export const RUNTIMES = [
  'ours-typescript',
  'ours-wasm',
  'ours-simd',
  'onnxruntime',
  'tfjs-wasm',
  'tfjs-cpu',
  'jax-js',
] as const;
export type RuntimeName = (typeof RUNTIMES)[number];

export const isOurs = (name: RuntimeName): boolean => name.startsWith('ours');

/** What Node and the browser do each in their way. */
export interface Platform {
  /** A file of the model: config.json, model.safetensors, or one made of it for ONNX Runtime. */
  file(name: string): Promise<Uint8Array>;
  loadOrt(): Promise<typeof import('onnxruntime-web')>;
  loadTfjs(backend: 'wasm' | 'cpu'): Promise<typeof import('@tensorflow/tfjs-core')>;
  loadJax(): Promise<typeof import('@jax-js/jax')>;
}

export async function startRuntime(name: RuntimeName, platform: Platform): Promise<Runtime> {
  const text = new TextDecoder();
  const config = platform.file('config.json').then((bytes) => text.decode(bytes));
  if (name === 'onnxruntime') {
    const { startOnnx } = await import('../peers/onnxruntime');
    const [vision, prefill] = ['vision.onnx', 'prefill.onnx'].map((file) => platform.file(file));
    const files = { vision: await vision, prefill: await prefill };
    const decode = () => platform.file('decode.onnx');
    const parsed = JSON.parse(await config) as FlamingoConfig;
    return startOnnx(await platform.loadOrt(), parsed, { ...files, decode });
  }
  const weights = platform.file('model.safetensors');
  if (isOurs(name)) {
    const { createKernels, startOurs } = await import('./ours');
    return startOurs(createKernels(name), await config, await weights);
  }
  const { loadWeights } = await import('./loaded');
  const loaded = loadWeights(await config, await weights);
  if (name === 'jax-js') {
    const { startJax } = await import('../peers/jax');
    return startJax(await platform.loadJax(), loaded);
  }
  const { startTfjs } = await import('../peers/tfjs');
  const backend = name === 'tfjs-wasm' ? 'wasm' : 'cpu';
  return startTfjs(await platform.loadTfjs(backend), backend, loaded);
}
