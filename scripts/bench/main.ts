/**
 * `npm run bench`: how fast the tiny Flamingo is against the runtimes people would pick, in Node and in headless
 * Chromium; how heavy and how fast the built site is, against its budgets; and how the tensor core compares with
 * ndarray. Prints the machine with it; `--json` for machines; `--only model,page` for some of the parts (see PARTS).
 * Nothing here is a test: a slow machine fails no build.
 */

import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { chromium, type Browser } from 'playwright';
import { chromiumPath } from '../browsers.mjs';
import { serveSite } from '../served';
import { coreRatios } from './core';
import { matmulShares, type Share } from './kernels';
import { compareInChromium, compareInNode, type Comparison } from './model/compare';
import { goalsTable, matmulGoal, sizeGoals, speedGoals } from './model/goals';
import { prepare, type Prepared } from './model/prepare';
import { codeSizes, type CodeSizes } from './model/size';
import { rowsOf, timesTable } from './model/table';
import { liveFigures } from './live';
import { pageFigures } from './page';
import { installPeers } from './peers/install';
import { widgetFigures } from './widgets';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Largest value wanted; for ratios the smallest. */
  readonly budget?: number;
}

/** `node` and `chromium` are the comparison of the model; `model` stands for both, `kernels` and `size`. */
const PARTS = ['kernels', 'node', 'chromium', 'size', 'page', 'live', 'widgets', 'core'] as const;
type Part = (typeof PARTS)[number];

const PORT = 4175;
const asJson = process.argv.includes('--json');

function wantedParts(): Set<Part> {
  const at = process.argv.indexOf('--only');
  if (at < 0) return new Set(PARTS);
  const given = (process.argv.at(at + 1) ?? '').split(',');
  const names = given.flatMap((name) => (name === 'model' ? PARTS.slice(0, 4) : [name]));
  const wrong = names.find((name) => !PARTS.some((part) => part === name));
  if (wrong === undefined) return new Set(names as Part[]);
  console.error(`bench: no part "${wrong}"; there are model, ${PARTS.join(', ')}`);
  return process.exit(2);
}

function machine(): string {
  const [cpu] = cpus();
  const load = loadavg()[0].toFixed(1);
  return `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, load ${load}, Node ${process.version}, ${process.platform}`;
}

function line({ name, value, unit, budget }: Figure): string {
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(1);
  const verdict =
    budget === undefined ? '' : `  budget ${budget} ${unit}  ${value <= budget ? 'ok' : 'OVER'}`;
  return `${name.padEnd(58)} ${shown.padStart(8)} ${unit.padEnd(6)}${verdict}`;
}

interface Results {
  readonly machine: string;
  chromium?: string;
  trained?: boolean;
  node?: Comparison;
  browser?: Comparison;
  shares?: Share[];
  code?: CodeSizes;
  download?: number;
  pages?: Figure[];
  widgets?: Figure[];
  core?: Figure[];
}

async function sitePages(browser: Browser, parts: ReadonlySet<Part>): Promise<Figure[]> {
  spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'ignore' });
  const stop = await serveSite(PORT);
  const origin = `http://127.0.0.1:${PORT}`;
  try {
    return [
      ...(parts.has('page') ? await pageFigures(browser, origin) : []),
      ...(parts.has('live') ? await liveFigures(browser, origin) : []),
    ];
  } finally {
    stop();
  }
}

async function measure(parts: ReadonlySet<Part>): Promise<Results> {
  const results: Results = { machine: machine() };
  let prepared: Prepared | undefined;
  let withPeers = false;
  if (parts.has('node') || parts.has('chromium')) {
    withPeers = installPeers();
    prepared = await prepare(withPeers);
    results.trained = prepared.trained;
    if (prepared.trained) results.download = prepared.download;
  }
  if (parts.has('kernels')) results.shares = matmulShares();
  if (parts.has('size')) results.code = await codeSizes();
  if (parts.has('widgets')) results.widgets = widgetFigures();
  if (parts.has('core')) results.core = coreRatios();
  if (prepared && parts.has('node')) results.node = compareInNode(prepared, withPeers);
  const ofSite = parts.has('page') || parts.has('live');
  if (!parts.has('chromium') && !ofSite) return results;
  const browser = await chromium.launch({ executablePath: chromiumPath() });
  try {
    results.chromium = browser.version();
    if (prepared && parts.has('chromium')) {
      results.browser = await compareInChromium(browser, prepared, withPeers);
    }
    if (ofSite) results.pages = await sitePages(browser, parts);
  } finally {
    await browser.close();
  }
  return results;
}

function goalsOf({ node, browser, shares, code, download }: Results) {
  return [
    ...(node ? speedGoals(node, 'Node') : []),
    ...(browser ? speedGoals(browser, 'Chromium') : []),
    ...matmulGoal(shares ?? []),
    ...(code === undefined ? [] : sizeGoals(code.model, download)),
  ];
}

function print(results: Results): void {
  const { node, browser, shares, code, pages, widgets, core, trained, chromium: version } = results;
  console.log(results.machine + (version ? `, Chromium ${version} headless` : ''));
  if (trained === false) console.log('No trained weights here: random ones of the same shapes.');
  const units = 'cold: ms to the first logits';
  if (node) {
    console.log(`\nNode, ms of processor time; ${units}; memory: MiB beyond an idle process`);
    console.log(timesTable(rowsOf(node)));
  }
  if (browser) {
    console.log(`\nChromium, ms; ${units}`);
    console.log(timesTable(rowsOf(browser)));
  }
  if (shares) console.log('\nPacked matmul:');
  for (const { name, gflops, share } of shares ?? []) {
    console.log(
      `${name.padEnd(40)} ${gflops.toFixed(1)} GFLOP/s  ${(100 * share).toFixed(0)}% of the probe`,
    );
  }
  if (code) {
    const { kernels, worker } = code;
    const parts = `of the kernels alone ${kernels.toFixed(1)}, of the whole worker ${worker.toFixed(1)}`;
    console.log(`\nCode in KiB through gzip: ${parts}`);
  }
  const goals = goalsOf(results);
  if (goals.length) console.log(`\n${goalsTable(goals)}`);
  if (pages) console.log('\nThe site:');
  for (const figure of pages ?? []) console.log(line(figure));
  if (widgets) console.log('\nThe widgets:');
  for (const figure of widgets ?? []) console.log(line(figure));
  if (core) console.log('\nThe tensor core against ndarray in this run (times faster, medians):');
  for (const figure of core ?? []) console.log(line(figure));
}

const results = await measure(wantedParts());
if (asJson) console.log(JSON.stringify({ ...results, goals: goalsOf(results) }, null, 2));
else print(results);
