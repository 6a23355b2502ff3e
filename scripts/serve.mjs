/** Builds the site if it is missing or older than its sources, and serves the folder `build` as any static host would. */

import { createServer } from 'node:http';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import sirv from 'sirv';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, 'build');
const port = Number(process.env.PORT ?? 4173);

/** @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isFresh() {
  const index = join(build, 'index.html');
  if (!existsSync(index)) return false;
  // Not the whole folder: a training writes there for hours.
  const notebooks = readdirSync(join(root, 'notebooks'))
    .filter((name) => name.endsWith('.ipynb'))
    .map((name) => `notebooks/${name}`);
  const sources = [
    'src',
    'static',
    ...notebooks,
    'scripts/widgets',
    'scripts/offline',
    'svelte.config.js',
    'vite.config.ts',
    'package.json',
  ];
  return sources.every((name) => newest(join(root, name)) < statSync(index).mtimeMs);
}

if (!isFresh()) {
  console.log('Building the widgets and the site (about 25 seconds) …');
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

// Pages of other origins load the widgets' modules and the model's files from here: there is nothing secret in them.
const files = sirv(build, {
  dev: true,
  etag: true,
  setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*'),
});

const server = createServer((request, response) => {
  files(request, response, () => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(build, '404.html')));
  });
});

server.on('error', (error) => {
  console.error(`Port ${port} on 127.0.0.1 is not free (${error.message}). Set PORT to another.`);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => {
  console.log(`Flamingo, cell by cell: http://127.0.0.1:${port}/  (stop with Ctrl+C)`);
});
