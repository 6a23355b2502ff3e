/** Gets the peers into `scripts/bench/node_modules`, the first time they are wanted. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

function isInstalled(): boolean {
  const { dependencies = {} } = readManifest(join(FOLDER, 'package.json'));
  return Object.entries(dependencies).every(([name, wanted]) => {
    const path = join(FOLDER, 'node_modules', name, 'package.json');
    return existsSync(path) && readManifest(path).version === wanted;
  });
}

/** @returns false, having said so, where they cannot be got */
export function installPeers(): boolean {
  if (isInstalled()) return true;
  console.error('Installing the runtimes to compare with (220 MB, once) …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--silent'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0 && isInstalled()) return true;
  console.error(
    'They could not be installed; is the npm registry reached? Ours is timed alone. To try again: npm ci in scripts/bench.',
  );
  return false;
}
