import { defineConfig, type Project } from '@playwright/test';
import { chromiumPath, firefoxPath } from './scripts/browsers.mjs';

/** Another one where two checkouts are tested at once. */
const PORT = Number(process.env.E2E_PORT ?? 4174);

const chromium: Project = {
  name: 'chromium',
  use: { browserName: 'chromium', launchOptions: { executablePath: chromiumPath() } },
};

/**
 * Debian's Firefox ESR, where there is one. The channel is Playwright's own name for "over WebDriver BiDi".
 * What is about nothing but barriers, Chromium alone looks for: `e2e/barriers.ts` says why.
 */
const firefox: Project = {
  name: 'firefox',
  // Paper, sizes and colours in a room, and pages without a script are the same there, or it has no way to show them.
  testIgnore: ['media.spec.ts', 'projector.spec.ts', 'notebooks.spec.ts', 'worksheet.spec.ts'],
  grepInvert: /@barriers/,
  use: {
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: firefoxPath(),
      // Firefox says nothing over BiDi of a page that Back takes out of its memory, and `goBack` would wait for ever.
      // Chromium is started by Playwright without such a memory too.
      firefoxUserPrefs: { 'browser.sessionhistory.max_total_viewers': 0 },
    },
  },
};

export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/artifacts',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    // What it answers, no test can count, refuse or slow down. `offline.spec.ts` alone is about it.
    serviceWorkers: 'block',
  },
  projects: firefoxPath() ? [chromium, firefox] : [chromium],
  webServer: {
    command: 'node scripts/serve.mjs',
    env: { PORT: String(PORT) },
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
