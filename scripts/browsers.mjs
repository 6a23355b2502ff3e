/** Where a browser is on this machine. */

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string[]} names @returns {string | undefined} */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/** The system's Chromium; undefined leaves the choice to Playwright's own. */
export function chromiumPath() {
  return (
    process.env.CHROMIUM_PATH ??
    onPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'])
  );
}

/** Debian's Firefox ESR, which Playwright drives over WebDriver BiDi. */
export function firefoxPath() {
  return process.env.FIREFOX_PATH ?? onPath(['firefox-esr']);
}
