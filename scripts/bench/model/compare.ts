/** Runs the comparison: several processes and pages in turn, so that no run's luck decides. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { chromiumColdStart, chromiumRounds, serveFolder } from './chromium';
import type { Prepared } from './prepare';
import type { Samples } from './rounds';
import type { RuntimeName } from './start';

/**
 * Who runs in one process with whom. ONNX Runtime runs beside ours alone: in a process with all the others it was
 * slower, and that would flatter us.
 */
const NODE_GROUPS: readonly (readonly RuntimeName[])[] = [
  ['ours-wasm', 'onnxruntime'],
  ['ours-wasm', 'ours-typescript', 'tfjs-wasm', 'jax-js'],
  ['ours-wasm', 'tfjs-cpu'],
];
const PAGE_GROUPS: readonly (readonly RuntimeName[])[] = [
  ['ours-wasm', 'ours-simd', 'onnxruntime'],
  ['ours-wasm', 'ours-typescript', 'tfjs-wasm', 'jax-js'],
  ['ours-wasm', 'tfjs-cpu'],
];
const COLD: readonly RuntimeName[] = [
  'ours-wasm',
  'ours-typescript',
  'onnxruntime',
  'tfjs-wasm',
  'jax-js',
];

const PROCESSES = 3;
const ROUNDS = 21;
const COLD_STARTS = 7;

/** The samples of one process or page, by runtime. */
export type Group = Readonly<Record<string, Samples>>;

export interface ColdStart {
  /** Milliseconds of the time of day to the first logits; in Node also of processor time. */
  readonly wall: number;
  readonly cpu?: number;
  /** Memory the process holds then, MiB. */
  readonly memory?: number;
}

export interface Comparison {
  readonly groups: readonly Group[];
  /** By runtime; in Node '' is a process that does nothing. */
  readonly cold: Readonly<Record<string, readonly ColdStart[]>>;
}

const named = (names: readonly RuntimeName[], withPeers: boolean): RuntimeName[] =>
  names.filter((name) => withPeers || name.startsWith('ours'));

function script(prepared: Prepared, name: string, args: readonly string[]): unknown {
  const path = join(prepared.node, `${name}.mjs`);
  const { stdout, stderr, status } = spawnSync('node', [path, prepared.files, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${stderr}`);
  // Peers greet on standard output; the result is the last line.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

export function compareInNode(prepared: Prepared, withPeers: boolean): Comparison {
  const groups: Group[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    for (const group of NODE_GROUPS) {
      const names = named(group, withPeers);
      if (i > 0 && names.length < 2) continue;
      groups.push(script(prepared, 'node', [String(ROUNDS), ...names]) as Group);
    }
  }
  const cold: Record<string, ColdStart[]> = {};
  for (let i = 0; i < COLD_STARTS; i++) {
    for (const name of ['', ...named(COLD, withPeers)]) {
      const args = name === '' ? [] : [name];
      (cold[name] ??= []).push(script(prepared, 'cold-node', args) as ColdStart);
    }
  }
  return { groups, cold };
}

export async function compareInChromium(
  browser: Browser,
  prepared: Prepared,
  withPeers: boolean,
): Promise<Comparison> {
  const { origin, stop } = await serveFolder(prepared.web);
  try {
    const groups: Group[] = [];
    for (let i = 0; i < PROCESSES; i++) {
      for (const group of PAGE_GROUPS) {
        groups.push(await chromiumRounds(browser, origin, named(group, withPeers), ROUNDS));
      }
    }
    const cold: Record<string, ColdStart[]> = {};
    for (let i = 0; i < COLD_STARTS; i++) {
      for (const name of named(COLD, withPeers)) {
        (cold[name] ??= []).push({ wall: await chromiumColdStart(browser, origin, name) });
      }
    }
    return { groups, cold };
  } finally {
    stop();
  }
}
