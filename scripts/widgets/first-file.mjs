/**
 * Of a module with parts that are fetched late: all that is needed at first in one file, and each late part in a file
 * beside it that imports nothing.
 *
 * A bundler lets parts share what they have in common through files of its own, or through exports of the first file. The
 * former costs a second journey at the start; the latter makes a second copy of everything as soon as a host writes
 * `flamingo-mask.js?v=2`, since a module is known by its whole address. So a late part is a function here: the first file
 * calls it with what the two share.
 */

import { rolldown } from 'rolldown';

/** @typedef {import('rolldown').OutputChunk} Chunk */

const LATE = /\bimport\((["'`])\.\/([^"'`]+)\1\)/g;

/** Named so that no chunk can be called the same. */
const SHARED = 'virtual:shared';

/** @returns {import('vite').Plugin} */
export function firstFile() {
  return {
    name: 'first-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const late = chunks.filter((chunk) => chunk.isDynamicEntry);
        const first = chunks.filter((chunk) => !chunk.isDynamicEntry);
        const entry = first.find((chunk) => chunk.isEntry);
        if (!entry) throw new Error('first-file: a bundle without an entry');
        const lateCode = await Promise.all(late.map((chunk) => functionOf(chunk)));
        const ids = first.flatMap((chunk) => chunk.moduleIds);
        entry.code = await oneOf(first, entry);
        entry.moduleIds.splice(0, entry.moduleIds.length, ...ids);
        entry.imports.length = 0;
        late.forEach((chunk, i) => {
          chunk.code = lateCode[i];
          chunk.imports.length = 0;
        });
        for (const { fileName } of first) if (fileName !== entry.fileName) delete bundle[fileName];
      },
    },
  };
}

/**
 * The first chunks as one module that hands to each late part what it asks for.
 *
 * @param {readonly Chunk[]} first @param {Chunk} entry
 */
function oneOf(first, entry) {
  const files = new Map(first.map(({ fileName, code }) => [fileName, handingOn(code)]));
  const names = [...files.keys()];
  files.set(
    SHARED,
    [
      ...names.map((name, i) => `import * as s${i} from '${name}';`),
      `const parts = { ${names.map((name, i) => `'./${name}': s${i}`).join(', ')} };`,
      'export const shared = (name) => parts[name];',
    ].join('\n'),
  );
  return bundled(entry.fileName, files, 'es', true);
}

/** @param {string} code with `import('./late.js')` */
function handingOn(code) {
  if (!LATE.test(code)) return code;
  const called = code.replace(LATE, (found) => `${found}.then((late) => late.default(shared))`);
  return `import { shared } from '${SHARED}';\n${called}`;
}

/**
 * `import { a } from './first.js'; …; export { b }` → `export default (shared) => ({ b })`; begun once, however often it
 * is called.
 *
 * @param {Chunk} chunk
 */
async function functionOf({ fileName, code }) {
  const inner = await bundled(fileName, new Map([[fileName, code]]), 'cjs', false);
  const outer = `let made;
    const make = (require, exports) => {${inner}; return exports};
    export default (shared) => (made ??= make(shared, {}));`;
  return bundled(fileName, new Map([[fileName, outer]]), 'es', true);
}

/**
 * @param {string} input @param {ReadonlyMap<string, string>} files code by name; what is not among them is left alone
 * @param {'es' | 'cjs'} format @param {boolean} minify
 */
async function bundled(input, files, format, minify) {
  const bundle = await rolldown({
    input,
    logLevel: 'warn',
    plugins: [
      {
        name: 'given-files',
        resolveId(source) {
          const id = source.replace(/^\.\//, '');
          return files.has(id) ? { id } : { id: source, external: 'relative' };
        },
        load: (id) => files.get(id) ?? null,
      },
    ],
  });
  const { output } = await bundle.generate({ format, minify, exports: 'named', esModule: false });
  await bundle.close();
  return output[0].code;
}
