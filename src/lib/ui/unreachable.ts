/** Whether a page failed to open because its files did not come, and not by a fault in them. */

/** As Chromium, Firefox, WebKit and Vite's preloading say it; there is no kind of error for it. */
const SAID =
  /dynamically imported module|importing a module script failed|preload|failed to fetch|networkerror|load failed/i;

export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && SAID.test(error.message);
}
