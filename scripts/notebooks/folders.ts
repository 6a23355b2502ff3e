import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the notebooks lie. */
export const NOTEBOOKS = fileURLToPath(new URL('../../notebooks', import.meta.url));

/** The numbers of the page's first example, which the PyTorch tour compares with. */
export const WORKED_EXAMPLE = join(NOTEBOOKS, 'tour', 'worked-example.json');

/** The paths of the tours, in order of their names. */
export const tourPaths = (): string[] =>
  readdirSync(NOTEBOOKS)
    .filter((name) => /^tour-.*\.ipynb$/.test(name))
    .sort()
    .map((name) => join(NOTEBOOKS, name));
