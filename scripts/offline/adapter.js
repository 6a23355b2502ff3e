/** An adapter that first does what another does, and then tells the service worker what it wrote. */

import { writeList } from './list.js';

/**
 * @param {import('@sveltejs/kit').Adapter} inner writes into `folder`
 * @param {string} folder
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withOfflineList(inner, folder) {
  return {
    ...inner,
    async adapt(builder) {
      await inner.adapt(builder);
      const { version, files, bytes } = writeList(folder);
      builder.log(`Offline: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${version}`);
    },
  };
}
