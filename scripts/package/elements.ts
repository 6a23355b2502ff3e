/** The custom elements, each a file with its late parts beside it: the same that the site serves. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, mergeConfig, type Rolldown } from 'vite';
import { widgetConfig } from '../widgets/config.mjs';
import { entries } from '../widgets/entries.mjs';

const root = join(import.meta.dirname, '../..');

/** Those that define elements in a host's page. */
const packed = ['flamingo-mask', 'flamingo-tiny'];

/** Writes them to a folder, and beside them the licences of what is inside. */
export async function buildElements(out: string): Promise<void> {
  const modules = new Set<string>();
  for (const entry of entries.filter(({ name }) => packed.includes(name))) {
    const config = mergeConfig(widgetConfig(entry), { build: { outDir: out } });
    for (const id of modulesOf((await build(config)) as Rolldown.RolldownOutput[])) modules.add(id);
  }
  const pictures = headed('Noto Emoji', join(root, 'static/pictures/LICENSE.md'));
  writeFileSync(join(out, 'LICENSES.txt'), [...licencesOf(modules), pictures].join('\n'));
}

const modulesOf = (built: readonly Rolldown.RolldownOutput[]): readonly string[] =>
  built.flatMap(({ output }) =>
    output.flatMap((file) => ('moduleIds' in file ? file.moduleIds : [])),
  );

/** The licence of each library that some modules are from, under its name. */
function licencesOf(modules: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const id of modules) {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  return [...folders].sort().map(licenceIn);
}

/** @throws {Error} naming a library whose licence is not there */
function licenceIn(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence`);
  return headed(folder.replace(/^.*\/node_modules\//, ''), join(folder, file));
}

const headed = (name: string, file: string): string =>
  `── ${name} ──\n\n${readFileSync(file, 'utf8')}`;
