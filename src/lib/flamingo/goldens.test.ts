import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { replayFile } from '../../../scripts/goldens/replay-file';

/** Numbers that the real OpenFlamingo and PyTorch gave; a part of the shared goldens, copied. */
const GOLDENS = fileURLToPath(new URL('./goldens', import.meta.url));

const KINDS = ['mask', 'gated_block', 'ops', 'resampler', 'lm', 'e2e'];
/** What the cases are read with. */
const NO_CASE = /^model.*\.config\.json$/;

describe.each(KINDS)('the goldens of %s', (kind) => {
  const files = readdirSync(join(GOLDENS, kind)).filter(
    (name) => name.endsWith('.json') && !NO_CASE.test(name),
  );

  test.each(files)('%s is matched', (name) => {
    const result = replayFile(join(GOLDENS, kind, name));
    if (result.state !== 'replayed') throw new Error(`${name}: ${JSON.stringify(result)}`);
    expect(result.cases.length).toBeGreaterThan(0);
    expect(result.cases.flatMap(({ name, failures }) => failures.map((f) => [name, f]))).toEqual(
      [],
    );
  });
});
