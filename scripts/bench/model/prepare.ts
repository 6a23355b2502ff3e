/**
 * Lays out what the timed processes and pages load: the model's files, and this folder's code bundled and minified as
 * a site's would be. It all goes below `scripts/bench/node_modules`, where Node finds the peers and git ignores it.
 */

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onnxFiles } from '../peers/onnx-files';
import { loadWeights } from './loaded';
import { modelFiles } from './weights';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PEERS = join(HERE, '..', 'node_modules');
const OUT = join(PEERS, '.bench');

const PACKAGES = [
  'onnxruntime-web',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-cpu',
].concat('@tensorflow/tfjs-backend-wasm', '@jax-js/jax');

/** WebAssembly that a page of a peer fetches. */
const BINARIES = [
  'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
];

export interface Prepared {
  /** false: the weights are random ones of the same shapes. */
  readonly trained: boolean;
  /** Bytes of the weights as they are downloaded. */
  readonly download: number;
  readonly files: string;
  /** Modules for Node. */
  readonly node: string;
  /** What the browser is served. */
  readonly web: string;
}

export async function prepare(withPeers: boolean): Promise<Prepared> {
  const [files, node, web] = ['web/files', 'node', 'web'].map((name) => join(OUT, name));
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  const { trained, config, safetensors } = modelFiles();
  writeFileSync(join(files, 'config.json'), config);
  writeFileSync(join(files, 'model.safetensors'), safetensors);
  if (withPeers) {
    for (const [name, bytes] of Object.entries(onnxFiles(loadWeights(config, safetensors)))) {
      writeFileSync(join(files, name), bytes);
    }
    for (const path of BINARIES) {
      copyFileSync(join(PEERS, path), join(files, path.slice(path.lastIndexOf('/') + 1)));
    }
  }
  await bundleForNode(node);
  await bundleForPage(web, withPeers);
  return { trained, download: safetensors.length, files, node, web };
}

const common = { configFile: false, logLevel: 'error', publicDir: false } as const;

async function bundleForNode(outDir: string): Promise<void> {
  const input = ['node', 'cold-node'].map((name) => join(HERE, `${name}.ts`));
  await build({
    ...common,
    build: {
      ...{ ssr: true, outDir, minify: true, target: 'node20' },
      rollupOptions: {
        ...{ input, external: PACKAGES },
        // Below node_modules no package.json says that .js is a module.
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

async function bundleForPage(outDir: string, withPeers: boolean): Promise<void> {
  const external = withPeers ? [] : [...PACKAGES, 'onnxruntime-web/wasm'];
  const entryFileNames = 'page.js';
  await build({
    ...common,
    build: {
      ...{ outDir, emptyOutDir: false, minify: true, target: 'es2022', assetsInlineLimit: 0 },
      modulePreload: false,
      rollupOptions: {
        ...{ input: join(HERE, 'page.ts'), external, output: { entryFileNames } },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const script = '<script type="module" src="/page.js"></script>';
  writeFileSync(join(outDir, 'index.html'), `<!doctype html><title>bench</title>${script}`);
}
