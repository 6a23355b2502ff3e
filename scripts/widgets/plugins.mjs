/** What the build of a widget adds to Vite: pictures as parts of the page, the style sheet as a string. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { roundPath } from './round-path.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What stands in src/embed/styles.ts where the bundle's style sheet belongs. */
const PLACE = /(["'`])\/\*! styles of the widget \*\/\1/;

/**
 * A host's policy may forbid style elements, but not a constructed sheet: all CSS of the bundle becomes a string in it.
 *
 * @returns {import('vite').Plugin}
 */
export function stylesAsString() {
  return {
    name: 'styles-as-string',
    enforce: 'post',
    generateBundle(_, bundle) {
      let css = '';
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !name.endsWith('.css')) continue;
        css += String(file.source);
        delete bundle[name];
      }
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(PLACE, () => JSON.stringify(css));
      }
    },
  };
}

/**
 * `picture:fox.svelte`: the drawing static/pictures/fox.svg as a component. A host's policy may forbid images from
 * elsewhere and data URIs, but not elements.
 *
 * @returns {import('vite').Plugin}
 */
export function picturesAsComponents() {
  const PREFIX = 'picture:';
  const RESOLVED = `${root}virtual/picture/`;
  return {
    name: 'pictures-as-components',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? RESOLVED + id.slice(PREFIX.length) : null),
    load(id) {
      if (!id.startsWith(RESOLVED)) return null;
      const name = id.slice(RESOLVED.length).replace(/\.svelte$/, '');
      const svg = readFileSync(`${root}static/pictures/${name}.svg`, 'utf8');
      // To a unit of the drawing, which is 128 wide: on the screen at most a quarter of a pixel.
      const paths = svg.replace(/(?<=\sd=")[^"]+/g, (d) => roundPath(d));
      const short = paths.replace(/\.(\d)\d+/g, '.$1');
      const opening = '<svg aria-hidden="true" focusable="false" width="100%" height="100%"';
      return short.replace(/<svg/, opening);
    },
  };
}

/**
 * Some modules of the site have a counterpart for life in another page.
 *
 * @param {Readonly<Record<string, string>>} counterparts by the file's path below the project, both
 * @returns {import('vite').Plugin}
 */
export function counterparts(counterparts) {
  return {
    name: 'counterparts',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer || importer.startsWith(`${root}src/embed/`)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const own = found && counterparts[found.id.replace(root, '')];
      return own ? root + own : null;
    },
  };
}

/**
 * Everything is in one file, so nothing is left to fetch: `import('./x')` becomes what `./x` exports. (Left to the bundler,
 * every module would begin only when it is asked for, and nothing unused could be left out.)
 *
 * @returns {import('vite').Plugin}
 */
export function importsAtOnce() {
  return {
    name: 'imports-at-once',
    transform(code, id) {
      if (!id.startsWith(`${root}src/`) || !code.includes('import(')) return null;
      /** @type {string[]} */
      const imports = [];
      const rest = code.replace(/\bimport\(\s*(['"][^'"]+['"])\s*\)/g, (_, source) => {
        const name = `at_once_${imports.length}`;
        imports.push(`import * as ${name} from ${source};`);
        return `Promise.resolve(${name})`;
      });
      return { code: `${imports.join('\n')}\n${rest}`, map: null };
    },
  };
}
