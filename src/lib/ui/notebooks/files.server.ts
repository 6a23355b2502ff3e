/** The notebooks of the repository, read when the site is built. */

import type { NotebookName } from '../../texts/notebooks/names';

const files = import.meta.glob<string>('/notebooks/*.ipynb', { query: '?raw', import: 'default' });

/** The file as it is. @throws {Error} where there is none */
export async function notebookText(name: NotebookName): Promise<string> {
  const load = files[`/notebooks/${name}.ipynb`];
  if (!load) throw new Error(`there is no notebooks/${name}.ipynb`);
  return load();
}
