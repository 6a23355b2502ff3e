/** A page: everything from the server it came from. Not isolated from other origins, hence one thread for all. */

import type { Platform } from './start';

export const browserPlatform: Platform = {
  async file(name) {
    const response = await fetch(`/files/${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  async loadOrt() {
    const ort = await import('onnxruntime-web/wasm');
    ort.env.wasm.wasmPaths = { wasm: '/files/ort-wasm-simd-threaded.wasm' };
    return ort;
  },
  async loadTfjs(backend) {
    const tf = await import('@tensorflow/tfjs-core');
    if (backend === 'cpu') {
      await import('@tensorflow/tfjs-backend-cpu');
      return tf;
    }
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths('/files/');
    wasm.setThreadsCount(1);
    return tf;
  },
  loadJax: () => import('@jax-js/jax'),
};
