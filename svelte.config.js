import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

import { withOfflineList } from './scripts/offline/adapter.js';
import { basePath } from './scripts/site-url.js';

/** @type {import('@sveltejs/kit').Config} */
const config = {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    adapter: withOfflineList(adapter({ pages: 'build', fallback: '404.html' }), 'build'),
    paths: { base: basePath },
    // Pages in an article's frame must not do this, and the first page has better things to do: src/lib/ui/offline/start.ts does.
    serviceWorker: { register: false },
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
        'manifest-src': ['self'],
        'worker-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
      },
    },
  },
};

export default config;
