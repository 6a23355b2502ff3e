/** Bytes that a visitor downloads to run the model: tensor core, kernels and model code, minified, through gzip. */

import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const ENTRY = fileURLToPath(new URL('./shipped.ts', import.meta.url));

/** Kibibytes. */
export async function codeSize(): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ...{ write: false, minify: true, target: 'es2022' },
      modulePreload: false,
      // (Library mode would leave the spaces in.)
      rollupOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = built as Rollup.RollupOutput;
  const code = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
  return gzipSync(code, { level: 9 }).length / 1024;
}
