import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { siteUrl } from './scripts/site-url.js';

export default defineConfig({
  plugins: [sveltekit()],
  define: { __SITE_URL__: JSON.stringify(siteUrl) },
  // The dev server hands out src/ alone; this one file is shared with the training.
  server: { fs: { allow: ['notebooks/tiny_flamingo/world.json'] } },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    // The slowest takes a second; five, which is usual, are not enough where the machine does more than this.
    testTimeout: 30_000,
  },
});
