/** Builds the widgets into static/widgets, from where the site takes them along. */

import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { widgetConfig } from './config.mjs';
import { entries } from './entries.mjs';

rmSync(fileURLToPath(new URL('../../static/widgets', import.meta.url)), {
  recursive: true,
  force: true,
});
for (const entry of entries) await build(widgetConfig(entry));
