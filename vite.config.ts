import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { siteUrl } from './scripts/site-url.js';

/** Each gotcha is a file that is fetched alone; what they share is no other page's. */
const notOfGotchas = /^(?!.*src\/lib\/texts\/gotchas\/)/;

export default defineConfig({
  plugins: [sveltekit()],
  define: { __SITE_URL__: JSON.stringify(siteUrl) },
  // The dev server hands out src/ alone; this one file is shared with the training.
  server: { fs: { allow: ['notebooks/tiny_flamingo/world.json'] } },
  build: {
    rolldownOptions: {
      output: {
        // Left to itself the bundler makes a file of every set of modules that the same pages share: 58 for the first page,
        // each with its own frame and its own compression. What most pages share is one file, what the Lab's share another.
        codeSplitting: {
          groups: [
            { name: 'common', test: notOfGotchas, minShareCount: 14, priority: 2 },
            { name: 'lab', test: /src\/lib\/(?!texts\/gotchas\/)/, minShareCount: 7, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    // The slowest takes a second; five, which is usual, are not enough where the machine does more than this.
    testTimeout: 30_000,
  },
});
