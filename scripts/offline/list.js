/**
 * What is kept for reading without a network: every file of a built site that a page can ask for, with its size and the
 * digest of its bytes. The digest of all that is the version, so a version is exactly its bytes.
 */

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {[path: string, bytes: number, digest: string]} OfflineFile */
/** @typedef {{ version: string, files: OfflineFile[] }} OfflineList */

/**
 * Not kept: the worker, which the browser keeps by itself; the sum of this list, for who keeps nothing yet; what is read by
 * other sites, by crawlers and by the unit tests alone (cards, oEmbed, the map of the site, the tensors of the parity test).
 */
const LEFT_OUT = [
  /^service-worker\.js$/,
  /^offline\.json$/,
  /^cards\//,
  /\/oembed\.json$/,
  /^sitemap\.xml$/,
  /^robots\.txt$/,
  /^models\/[^/]+\/parity\.json$/,
  /(^|\/)\.[^/]*$/,
];

/** What is fetched first: pages and their scripts, then the widgets and pictures, then the model and its checkpoints. */
const STAGES = [/\/checkpoints\//, /^models\//, /^(widgets|pictures|icons)\//];

/** @param {string} path @returns {number} */
function stageOf(path) {
  const found = STAGES.findIndex((pattern) => pattern.test(path));
  return found < 0 ? 0 : STAGES.length - found;
}

/**
 * The first 128 bits of SHA-256, in hex: what the worker compares a fetched file with.
 * @param {string | Uint8Array} bytes
 */
export const digestOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** @param {string} folder @param {string} [under] @returns {string[]} paths with slashes, whatever the system */
function filesIn(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under ? `${under}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

/** The list of a built folder. Equal bytes give an equal list. @param {string} folder @returns {OfflineList} */
export function listOf(folder) {
  const files = filesIn(folder)
    .filter((path) => !LEFT_OUT.some((pattern) => pattern.test(path)))
    .sort((a, b) => stageOf(a) - stageOf(b) || (a < b ? -1 : 1))
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return /** @type {OfflineFile} */ ([path, bytes.length, digestOf(bytes)]);
    });
  return { version: digestOf(JSON.stringify(files)).slice(0, 12), files };
}

/** What the list begins with in the worker's file; the worker reads it from there. */
const OPENING = 'self.offlineList=';

/**
 * Puts the list of a built folder before its service worker, in place of one that stands there. So the browser sees another
 * worker whenever any file is another. A page that has no worker yet reads the sum from `offline.json`.
 * @param {string} folder @returns {{ version: string, files: number, bytes: number }}
 */
export function writeList(folder) {
  const list = listOf(folder);
  const file = join(folder, 'service-worker.js');
  const code = readFileSync(file, 'utf8');
  const worker = code.startsWith(OPENING) ? code.slice(code.indexOf('\n') + 1) : code;
  writeFileSync(file, `${OPENING}${JSON.stringify(list)};\n${worker}`);
  const bytes = list.files.reduce((sum, [, size]) => sum + size, 0);
  const sum = { version: list.version, files: list.files.length, bytes };
  writeFileSync(join(folder, 'offline.json'), JSON.stringify(sum));
  return sum;
}
