/**
 * How a widget is built, without a line that a strict policy forbids: a classic script is one file that needs no other; a
 * module has all in one file that it needs at first, and fetches the rest from beside it.
 */

import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { siteUrl } from '../site-url.js';
import { firstFile } from './first-file.mjs';
import { svelteSwitches } from './svelte-switches.mjs';
import { counterparts, importsAtOnce, picturesAsComponents, stylesAsString } from './plugins.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is otherwise in another page than on the site. */
const elsewhere = {
  'src/lib/marks/Picture.svelte': 'src/embed/Picture.svelte',
  'src/lib/ui/open-typescript.ts': 'src/embed/open-typescript.ts',
  'src/lib/player/live/fetch-file.ts': 'src/embed/fetch-file.ts',
};

/** What a module fetches when it is asked for. */
const late = {
  'src/lib/stages/index.ts': 'src/embed/late/stage-of.ts',
  'src/lib/ui/MoreSettings.svelte': 'src/embed/late/MoreSettings.svelte',
  'src/lib/ui/TokenEditing.svelte': 'src/embed/late/TokenEditing.svelte',
};

/** @param {import('./entries.mjs').Entry} entry @returns {import('vite').InlineConfig} */
export function widgetConfig({ name, source, format }) {
  const isOne = format === 'iife';
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    resolve: {
      alias: {
        '$app/paths': `${root}src/embed/paths.ts`,
        'd3-array': `${root}src/lib/marks/d3.ts`,
        'd3-interpolate': `${root}src/lib/marks/d3.ts`,
        'd3-shape': `${root}src/lib/marks/d3.ts`,
      },
    },
    define: {
      __SITE_URL__: JSON.stringify(siteUrl),
      'process.env.NODE_ENV': '"production"',
      ...(isOne && { 'import.meta.url': 'undefined' }),
    },
    plugins: [
      picturesAsComponents(),
      counterparts(isOne ? elsewhere : { ...elsewhere, ...late }),
      svelte({
        configFile: false,
        preprocess: vitePreprocess(),
        // Short names of classes; each file has its own.
        compilerOptions: {
          runes: true,
          cssHash: ({ hash, filename }) => `f${hash(filename).slice(0, 4)}`,
        },
      }),
      svelteSwitches(),
      isOne && importsAtOnce(),
      stylesAsString(),
      !isOne && firstFile(),
    ],
    build: {
      outDir: 'static/widgets',
      emptyOutDir: false,
      target: 'es2022',
      cssTarget: 'esnext',
      cssCodeSplit: false,
      lib: {
        entry: root + source,
        formats: [format],
        name: 'flamingoWidgets',
        fileName: () => `${name}.js`,
      },
      rolldownOptions: {
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        output: isOne
          ? { codeSplitting: false, minify: true }
          : // Made small by `firstFile`, once it has put together what belongs together.
            { minify: 'dce-only', chunkFileNames: `${name}.[name].js` },
      },
    },
  };
}
