/** Gets Deno, the TypeScript kernel, into `scripts/notebooks/node_modules`, the first time it is wanted. */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const FILE = process.platform === 'win32' ? 'deno.exe' : 'deno';

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

/** The program itself, if the very version that package.json wants is installed. */
export function installedDeno(): string | null {
  const wanted = readManifest(join(FOLDER, 'package.json')).dependencies?.deno;
  const platforms = join(FOLDER, 'node_modules', '@deno');
  if (!existsSync(platforms)) return null;
  const found = readdirSync(platforms).find(
    (name) =>
      existsSync(join(platforms, name, FILE)) &&
      readManifest(join(platforms, name, 'package.json')).version === wanted,
  );
  return found ? join(platforms, found, FILE) : null;
}

/** @returns null, having said so, where it cannot be got */
export function installDeno(): string | null {
  const before = installedDeno();
  if (before) return before;
  console.error('Installing Deno, the TypeScript kernel (92 MB, once) …');
  spawnSync('npm', ['ci', '--ignore-scripts', '--silent'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const after = installedDeno();
  if (!after) {
    console.error(
      'Deno could not be installed; is the npm registry reached? To try again: npm ci --ignore-scripts in scripts/notebooks',
    );
  }
  return after;
}
