import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { replayFile } from '../../../scripts/goldens/replay-file';

/** Numbers that the real OpenFlamingo and PyTorch gave; a part of the shared goldens, copied. */
const GOLDENS = fileURLToPath(new URL('./goldens', import.meta.url));

describe.each(['mask', 'gated_block', 'ops'])('the goldens of %s', (kind) => {
  const files = readdirSync(join(GOLDENS, kind)).filter((name) => name.endsWith('.json'));

  test.each(files)('%s is matched', (name) => {
    const result = replayFile(join(GOLDENS, kind, name));
    if (result.state !== 'replayed') throw new Error(`${name}: ${JSON.stringify(result)}`);
    expect(result.cases.length).toBeGreaterThan(0);
    expect(result.cases.flatMap(({ name, failures }) => failures.map((f) => [name, f]))).toEqual(
      [],
    );
  });
});
