/** Node: files of a folder, peers from `scripts/bench/node_modules`. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from './start';

export function nodePlatform(folder: string): Platform {
  return {
    file: (name) => readFile(join(folder, name)),
    loadOrt: () => import('onnxruntime-web'),
    async loadTfjs(backend) {
      const tf = await import('@tensorflow/tfjs-core');
      if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
      else (await import('@tensorflow/tfjs-backend-wasm')).setThreadsCount(1);
      return tf;
    },
    loadJax() {
      // The other peers define Worker in Node; jax-js takes it for a browser's, and for leave to use threads.
      Reflect.deleteProperty(globalThis, 'Worker');
      return import('@jax-js/jax');
    },
  };
}
