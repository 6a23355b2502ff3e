/** Our own TypeScript of each step, cut out of the very files that run. Loaded only when somebody looks. */

import block from '../flamingo/gated-cross-attention-block.ts?raw';
import attention from '../flamingo/masked-cross-attention.ts?raw';
import locations from '../flamingo/media-locations.ts?raw';
import mediaTime from '../flamingo/media-time.ts?raw';
import textTime from '../flamingo/text-time.ts?raw';
import mask from '../flamingo/text-to-media-mask.ts?raw';
import run from '../trace/run.ts?raw';
import type { StepId } from '../trace';

const files: Readonly<Record<string, string>> = {
  'trace/run.ts': run,
  'flamingo/media-locations.ts': locations,
  'flamingo/text-time.ts': textTime,
  'flamingo/media-time.ts': mediaTime,
  'flamingo/text-to-media-mask.ts': mask,
  'flamingo/masked-cross-attention.ts': attention,
  'flamingo/gated-cross-attention-block.ts': block,
};

export interface Excerpt {
  readonly file: string;
  readonly lines: readonly string[];
}

/** The lines between `// step: <id>` and the next such mark or the end of the function. */
export function excerptOf(step: StepId): Excerpt {
  for (const [file, text] of Object.entries(files)) {
    const lines = text.split('\n');
    const start = lines.findIndex((line) => line.trim() === `// step: ${step}`);
    if (start < 0) continue;
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => /^\s*\/\/ step: /.test(line) || /^\}/.test(line));
    return { file, lines: dedent(rest.slice(0, end < 0 ? undefined : end)) };
  }
  return { file: '', lines: [] };
}

function dedent(lines: readonly string[]): string[] {
  const depths = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const depth = Math.min(...depths);
  const trimmed = lines.map((line) => line.slice(Math.max(0, depth)));
  while (trimmed.at(-1)?.trim() === '') trimmed.pop();
  return trimmed;
}
