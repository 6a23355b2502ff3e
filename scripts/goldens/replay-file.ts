import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CaseResult } from './compare';
import { isObject, type Json, type JsonObject } from './json';
import { replayGatedBlock, type ReadBeside } from './replay-gated-block';
import { replayMask, replayMaskHalfPath } from './replay-mask';
import { replayOps } from './replay-ops';

/** What became of one file: replayed, of a kind not replayed yet, or not usable at all. */
export type FileResult =
  | { readonly state: 'replayed'; readonly cases: readonly CaseResult[] }
  | { readonly state: 'not replayed yet'; readonly kind: string }
  | { readonly state: 'broken'; readonly reason: string };

type Replay = (golden: JsonObject, readBeside: ReadBeside) => CaseResult[];

const REPLAYS: Readonly<Record<string, Replay>> = {
  mask: replayMask,
  mask_half_path: replayMaskHalfPath,
  ops: replayOps,
  gated_block: replayGatedBlock,
};

const NOT_YET = new Set([
  'resampler',
  'lm_forward',
  'lm_generation',
  'lm_weights',
  'e2e',
  'surprises',
  'manifest',
]);

/** Replays one golden file. Never throws: a file that cannot be used is reported as broken. */
export function replayFile(path: string): FileResult {
  try {
    const golden = JSON.parse(readFileSync(path, 'utf8')) as Json;
    if (!isObject(golden)) return { state: 'broken', reason: 'the file holds no JSON object' };
    const kind = kindOf(golden);
    if (NOT_YET.has(kind)) return { state: 'not replayed yet', kind };
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
