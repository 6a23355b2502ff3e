import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from './json';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tensor } from '../../src/lib/tensor';
import { checkZeros } from './attention-zeros';
import { Check, relativeError } from './compare';
import { replayMask } from './replay-mask';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');
const GOLDENS = join(ROOT, 'src/lib/flamingo/goldens');

function replay(dir: string) {
  const args = ['--import', 'tsx', join(HERE, 'main.ts'), dir];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stderr: stderr.trim(), lines: stdout.trim().split('\n') };
}

describe('npm run goldens', { timeout: 30_000 }, () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'goldens-'))));
  afterEach(() => rmSync(dir, { recursive: true }));
  const put = (name: string, content: unknown) =>
    writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));

  test('prints one line per folder, then the count, and exits 0', () => {
    cpSync(join(GOLDENS, 'ops/argmax.json'), join(dir, 'b/argmax.json'), { recursive: true });
    cpSync(join(GOLDENS, 'ops/arange.json'), join(dir, 'a/arange.json'), { recursive: true });
    put('manifest.json', { files: [] });
    const { status, lines } = replay(dir);
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/: 1 files without cases \(manifest\)$/);
    expect(lines.slice(1)).toEqual([
      'a: 1 files, 1 cases, worst error 0.0e+0 (tolerance 0)',
      'b: 1 files, 7 cases, worst error 0.0e+0 (tolerance 0)',
      '8 passed, 0 failed',
    ]);
  });

  test('names file, field, index and both values of a failure, and exits 1', () => {
    const golden = JSON.parse(readFileSync(join(GOLDENS, 'ops/arange.json'), 'utf8')) as {
      cases: { expect: { out: { data: number[] } } }[];
    };
    golden.cases[0].expect.out.data[3] = 40;
    put('arange.json', golden);
    put('broken.json', '{"kind": ');
    put('block.json', {
      kind: 'gated_block',
      name: 'lost',
      tensors_file: 'lost.safetensors',
      config: {},
    });
    put('strange.json', { kind: 'unheard of' });
    const { status, lines } = replay(dir);
    expect(status).toBe(1);
    expect(lines[0]).toBe(`FAILED ${join(dir, 'arange.json')}: plus1: out[3]: got 4, wanted 40`);
    expect(lines[1]).toMatch(/block\.json: lost: .*lost\.safetensors/);
    expect(lines[2]).toContain(`FAILED ${join(dir, 'broken.json')}: `);
    expect(lines[3]).toContain('strange.json: unknown kind unheard of');
    expect(lines.at(-1)).toBe('0 passed, 4 failed');
  });

  test('exits 2 with one line when there is nothing to replay', () => {
    expect(replay(join(dir, 'nowhere'))).toMatchObject({ status: 2 });
    expect(replay(dir)).toMatchObject({ status: 2, stderr: `goldens: no golden files in ${dir}` });
    mkdirSync(join(dir, 'lm'));
    put('lm/x.json', { kind: 'lm_weights' });
    const { status, stderr } = replay(dir);
    expect([status, stderr]).toEqual([
      2,
      `goldens: nothing to replay in ${dir}: its 1 files hold no cases`,
    ]);
  });
});

const failuresOf = (run: (check: Check) => void) => {
  const check = new Check('case');
  run(check);
  return check.result().failures;
};

describe('comparing', () => {
  test('measures errors relative to 1 + abs(wanted), and wants NaN and infinities equal', () => {
    expect(relativeError(3, 1)).toBe(1);
    expect(relativeError(NaN, NaN)).toBe(0);
    expect(relativeError(NaN, 1)).toBe(Infinity);
    expect(relativeError(1e308, Infinity)).toBe(Infinity);
    expect(relativeError(-Infinity, Infinity)).toBe(Infinity);
  });

  test('wants equal dtypes, shapes and integers', () => {
    const int64 = tensor([1000000], { dtype: 'int64' });
    const off = tensor([1000001], { dtype: 'int64' });
    expect(failuresOf((check) => check.tensors('t', off, int64, 1))).toEqual([
      't[0]: got 1000001, wanted 1000000',
    ]);
    expect(failuresOf((check) => check.tensors('t', tensor([1]), int64, 1))).toEqual([
      't: got float32 (1,), wanted int64 (1,)',
    ]);
    expect(failuresOf((check) => check.tensors('t', undefined, int64, 1))).toEqual([
      't: is missing',
    ]);
  });

  test('a case that compares nothing has not passed', () => {
    expect(failuresOf(() => {})).toEqual(['nothing to compare']);
  });
});

describe('a golden that the core does not match fails', () => {
  const worked = () =>
    JSON.parse(readFileSync(join(GOLDENS, 'mask/worked_eq.json'), 'utf8')) as JsonObject & {
      config: { only_attend_immediate_media: boolean };
    };

  test('when a row became of another kind', () => {
    const golden = worked();
    golden.config.only_attend_immediate_media = false;
    const [{ failures }] = replayMask(golden);
    expect(failures[0]).toBe('attn[0,0,0,0]: got 0.1666666716337204, wanted 0');
    expect(failures).toContain('row_kind[0,0]: got uniform, wanted zero');
  });

  test('when a blocked entry is small but not exactly 0', () => {
    const tensors = {
      attn: tensor([[[[1e-30, 1]]]]),
      text_time: tensor([[2]], { dtype: 'int64' }),
      text_to_media_mask: tensor([[[[0, 1]]]], { dtype: 'bool' }),
      only_attend_immediate_media: true,
    };
    expect(failuresOf((check) => checkZeros(check, tensors))).toEqual([
      'attn[0,0,0,0]: got 1.0000000031710769e-30, wanted exactly 0',
    ]);
  });

  test('when an expected error does not come', () => {
    const golden = { ...worked(), expect_error: { type: 'IndexError', message: 'amax()' } };
    const [{ failures }] = replayMask(golden);
    expect(failures).toEqual(['error: nothing was thrown, wanted IndexError: amax()']);
  });
});
