import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

import { basePath } from './scripts/site-url.js';

/** @type {import('@sveltejs/kit').Config} */
const config = {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ fallback: '404.html' }),
    paths: { base: basePath },
    // A fixed name keeps two builds of the same source equal to the byte.
    version: { name: process.env.npm_package_version ?? 'dev' },
    // Kit writes the policy into every page and adds the hashes of its own start script.
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        // The builder and the pages that hand on show a widget in the very frame that an article will have.
        'frame-src': ['self'],
        'connect-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
      },
    },
  },
};

export default config;
