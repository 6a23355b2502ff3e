/** npm run package: makes dist/, which is what `npm pack` and `npm publish` take. */

import { join } from 'node:path';
import { emit } from './emit';

const root = join(import.meta.dirname, '../..');
const entries = ['index', 'tensor', 'flamingo', 'trace'];

emit({
  entries: entries.map((name) => join(root, `src/entries/${name}.ts`)),
  root: join(root, 'src'),
  out: join(root, 'dist'),
});
