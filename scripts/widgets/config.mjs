/** How a widget is built: one file that needs no other, without a line that a strict policy forbids. */

import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { siteUrl } from '../site-url.js';
import { counterparts, importsAtOnce, picturesAsComponents, stylesAsString } from './plugins.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {import('./entries.mjs').Entry} entry @returns {import('vite').InlineConfig} */
export function widgetConfig({ name, source, format }) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    resolve: {
      alias: {
        '$app/paths': `${root}src/embed/paths.ts`,
        'd3-array': `${root}src/embed/d3.ts`,
        'd3-interpolate': `${root}src/embed/d3.ts`,
        'd3-shape': `${root}src/embed/d3.ts`,
      },
    },
    define: {
      __SITE_URL__: JSON.stringify(siteUrl),
      'process.env.NODE_ENV': '"production"',
      ...(format === 'iife' && { 'import.meta.url': 'undefined' }),
    },
    plugins: [
      picturesAsComponents(),
      counterparts({
        'src/lib/marks/Picture.svelte': 'src/embed/Picture.svelte',
        'src/lib/ui/open-typescript.ts': 'src/embed/open-typescript.ts',
        'src/lib/player/live/fetch-file.ts': 'src/embed/fetch-file.ts',
      }),
      svelte({
        configFile: false,
        preprocess: vitePreprocess(),
        // Short names of classes; each file has its own.
        compilerOptions: {
          runes: true,
          cssHash: ({ hash, filename }) => `f${hash(filename).slice(0, 4)}`,
        },
      }),
      importsAtOnce(),
      stylesAsString(),
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
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  };
}
