import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CaseResult } from './compare';
import { isObject, type Json, type JsonObject } from './json';
import { replayGatedBlock, type ReadBeside } from './replay-gated-block';
import { replayE2e } from './replay-e2e';
import { replayLmForward } from './replay-lm-forward';
import { replayLmGeneration } from './replay-lm-generation';
import { replayMask, replayMaskHalfPath } from './replay-mask';
import { replayOps } from './replay-ops';
import { replayResampler } from './replay-resampler';

/** What became of one file: replayed, of a kind that is no case, or not usable at all. */
export type FileResult =
  | { readonly state: 'replayed'; readonly cases: readonly CaseResult[] }
  | { readonly state: 'no cases'; readonly kind: string }
  | { readonly state: 'broken'; readonly reason: string };

type Replay = (golden: JsonObject, readBeside: ReadBeside) => CaseResult[];

const REPLAYS: Readonly<Record<string, Replay>> = {
  mask: replayMask,
  mask_half_path: replayMaskHalfPath,
  ops: replayOps,
  gated_block: replayGatedBlock,
  resampler: replayResampler,
  lm_forward: replayLmForward,
  lm_generation: replayLmGeneration,
  e2e: replayE2e,
};

/** Files that other files are read with, and that are no cases themselves. */
const NO_CASES = new Set(['lm_weights', 'surprises', 'manifest']);

/** Replays one golden file. Never throws: a file that cannot be used is reported as broken. */
export function replayFile(path: string): FileResult {
  try {
    const golden = JSON.parse(readFileSync(path, 'utf8')) as Json;
    if (!isObject(golden)) return { state: 'broken', reason: 'the file holds no JSON object' };
    const kind = kindOf(golden);
    if (NO_CASES.has(kind)) return { state: 'no cases', kind };
    if (!Object.hasOwn(REPLAYS, kind)) return { state: 'broken', reason: `unknown kind ${kind}` };
    const readBeside = (name: string) => readFileSync(join(dirname(path), name));
    return { state: 'replayed', cases: REPLAYS[kind](golden, readBeside) };
  } catch (error) {
    return { state: 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
}

function kindOf(golden: JsonObject): string {
  if (typeof golden.kind === 'string') return golden.kind;
  return Array.isArray(golden.files) ? 'manifest' : '(none)';
}
