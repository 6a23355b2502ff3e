/** The weights that all runtimes are given: the shipped ones, else seeded random ones of the same shapes. */

import { existsSync, readFileSync } from 'node:fs';
import type { FlamingoConfig } from '../../../src/lib/flamingo/runtime/config';
import { TINY_FLAMINGO } from '../../../src/lib/flamingo/runtime/fixtures/tiny-config';
import { writeSafetensors } from '../../../src/lib/flamingo/runtime/fixtures/write-safetensors';
import { weightShapes } from '../../../src/lib/flamingo/runtime/weight-shapes';
import { encodeFloat16, sizeOf } from '../../../src/lib/tensor';
import { uniform } from './workload';

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
      config: JSON.stringify(TINY_FLAMINGO),
      safetensors: randomSafetensors(TINY_FLAMINGO),
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

/** In float16. */
function randomSafetensors(config: FlamingoConfig): Uint8Array {
  const next = uniform(7);
  const entries = Object.entries(weightShapes(config)).map(([name, shape]) => {
    const values = Uint16Array.from(valuesOf(name, shape, next), encodeFloat16);
    return [name, { shape, values }] as const;
  });
  return writeSafetensors(Object.fromEntries(entries));
}
