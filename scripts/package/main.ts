/** npm run package: makes dist/, which is what `npm pack` and `npm publish` take. */

import { join } from 'node:path';
import { buildElements } from './elements';
import { emit } from './emit';

const root = join(import.meta.dirname, '../..');
const out = join(root, 'dist');
const entries = ['index', 'tensor', 'flamingo', 'trace', 'elements', 'elements/built.d'];

emit({
  entries: entries.map((name) => join(root, `src/entries/${name}.ts`)),
  root: join(root, 'src'),
  out,
});
await buildElements(join(out, 'elements'));
