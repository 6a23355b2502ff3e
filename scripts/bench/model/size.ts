/** Kibibytes of code that a visitor downloads to run the model: minified, through gzip at its best. */

import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

export interface CodeSizes {
  /** Both versions of the kernels. */
  readonly kernels: number;
  /** Tensor core, kernels and model. */
  readonly model: number;
  /** All that the page's worker loads. */
  readonly worker: number;
}

export async function codeSizes(): Promise<CodeSizes> {
  return {
    kernels: await codeSize('../../../src/lib/flamingo/best-kernels.ts'),
    model: await codeSize('./shipped.ts'),
    worker: await codeSize('../../../src/lib/flamingo/worker/model.worker.ts'),
  };
}

async function codeSize(entry: string): Promise<number> {
  const input = fileURLToPath(new URL(entry, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ...{ write: false, minify: true, target: 'es2022' },
      modulePreload: false,
      // (Library mode would leave the spaces in.)
      rollupOptions: { input, preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = built as Rollup.RollupOutput;
  const code = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
  return gzipSync(code, { level: 9 }).length / 1024;
}
