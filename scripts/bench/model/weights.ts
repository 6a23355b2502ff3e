/** The weights that all runtimes are given: the shipped ones, else seeded random ones of the same shapes. */

import { existsSync, readFileSync } from 'node:fs';
import { encodeFloat16, sizeOf } from '../../../src/lib/tensor';
import { uniform } from './workload';
import { STANDARD, shapesOf, type Config } from './config';

const FOLDER = 'static/models/tiny-flamingo';

/** The two files of a model as they lie on disk. */
export interface ModelFiles {
  readonly trained: boolean;
  readonly config: string;
  readonly safetensors: Uint8Array;
}

export function modelFiles(): ModelFiles {
  const [config, weights] = [`${FOLDER}/config.json`, `${FOLDER}/model.safetensors`];
  if (!existsSync(config) || !existsSync(weights)) {
    return {
      trained: false,
      config: JSON.stringify(STANDARD),
      safetensors: randomSafetensors(STANDARD),
    };
  }
  return {
    trained: true,
    config: readFileSync(config, 'utf8'),
    safetensors: readFileSync(weights),
  };
}

/** Gates half open, norms near 1, matrices of Xavier's variance: activations of a trained model's size. */
function valuesOf(name: string, shape: readonly number[], next: () => number): number[] {
  const isMatrix = shape.length > 1 && name.endsWith('.weight');
  const fanIn = isMatrix ? sizeOf(shape) / shape[0] : 1;
  const spread = isMatrix ? Math.sqrt(3 / fanIn) : 0.2;
  const middle = name.endsWith('gate') ? 0.5 : isMatrix || !name.endsWith('.weight') ? 0 : 1;
  return Array.from({ length: sizeOf(shape) }, () => middle + spread * next());
}

/** A safetensors file in float16, as the trained model is stored. */
function randomSafetensors(config: Config): Uint8Array {
  const next = uniform(7);
  const header: Record<string, unknown> = {};
  const values: number[] = [];
  for (const [name, shape] of Object.entries(shapesOf(config))) {
    const begin = 2 * values.length;
    for (const value of valuesOf(name, shape, next)) values.push(encodeFloat16(value));
    header[name] = { dtype: 'F16', shape, data_offsets: [begin, 2 * values.length] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + 2 * values.length);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  values.forEach((bits, i) => view.setUint16(8 + json.length + 2 * i, bits, true));
  return file;
}
