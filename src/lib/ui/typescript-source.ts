/** Our own TypeScript of each step, cut out of the very files that run. Loaded only when somebody looks. */

import block from '../flamingo/gated-cross-attention-block.ts?raw';
import attention from '../flamingo/masked-cross-attention.ts?raw';
import locations from '../flamingo/media-locations.ts?raw';
import mediaTime from '../flamingo/media-time.ts?raw';
import textTime from '../flamingo/text-time.ts?raw';
import mask from '../flamingo/text-to-media-mask.ts?raw';
import start from '../trace/start.ts?raw';
import type { StepId } from '../trace';

const files: Readonly<Record<string, string>> = {
  'trace/start.ts': start,
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
  throw new Error(`no file has the mark '// step: ${step}'`);
}

/** Blank lines count as not indented, so that they end no excerpt. */
const indentOf = (line: string): number => Math.max(0, line.search(/\S/));

function dedent(lines: readonly string[]): string[] {
  const kept = [...lines];
  // What closes a block that was opened before the excerpt is no part of it.
  while (kept.length > 0 && indentOf(kept[kept.length - 1]) < indentOf(kept[0])) kept.pop();
  const depth = Math.min(...kept.filter((line) => line.trim()).map(indentOf));
  return kept.map((line) => line.slice(depth));
}
