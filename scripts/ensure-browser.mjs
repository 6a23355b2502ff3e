/**
 * Makes sure that the tests have a browser: the system's Chromium, else Playwright's own, else one from apt (as root).
 * Says what it does. Exits 1 with advice if none can be had.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from './browsers.mjs';

/** @param {string} command @param {string[]} args */
function succeeds(command, args) {
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: 'inherit', shell }).status === 0;
}

const isRoot = process.getuid?.() === 0;

export function ensureBrowser() {
  const system = chromiumPath();
  if (system) return console.log(`Browser: the system's Chromium, ${system}`);
  console.log('No Chromium found. Making sure of the one that Playwright brings …');
  if (succeeds('npx', ['playwright', 'install', 'chromium', '--only-shell'])) return;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('That failed. Installing Debian’s chromium with apt-get …');
    const installed =
      succeeds('apt-get', ['update', '-qq']) &&
      succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (installed && chromiumPath()) return;
  }
  console.error(
    'No browser could be installed. Install Chromium and run again, or set CHROMIUM_PATH to one.',
  );
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBrowser();
