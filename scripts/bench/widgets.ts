/**
 * What an article downloads before a widget is there: the first file of each that `npm run build:widgets` has made, through
 * gzip at its best. Late parts (`NAME.PART.js`) come after it, and only where they are asked for.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { entries } from '../widgets/entries.mjs';
import type { Figure } from './main';

const folder = fileURLToPath(new URL('../../static/widgets/', import.meta.url));

/** The budgets that there are: kilobytes through gzip; of the host script, bytes as they are. */
const budgets: Readonly<Record<string, number>> = { 'flamingo-mask': 60 };
const MOST_OF_HOST = 1024;

function figureOf(name: string): Figure {
  const bytes = readFileSync(`${folder}${name}.js`);
  if (name === 'host')
    return {
      name: 'widgets/host.js, as it is',
      value: bytes.length,
      unit: 'B',
      budget: MOST_OF_HOST,
    };
  const value = gzipSync(bytes, { level: 9 }).length / 1000;
  return { name: `widgets/${name}.js, through gzip`, value, unit: 'kB', budget: budgets[name] };
}

export function widgetFigures(): Figure[] {
  spawnSync('npm', ['run', 'build:widgets', '--silent'], { stdio: 'ignore' });
  return entries.map(({ name }) => figureOf(name));
}
