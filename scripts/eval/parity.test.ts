import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawQuestion } from '../../src/lib/flamingo/world/questions';
import { createTypescriptKernels } from '../../src/lib/tensor/kernels/typescript';
import { createWasmKernels } from '../../src/lib/tensor/kernels/wasm';
import { MODEL_FOLDER } from '../ask/model-folder';
import { openAsker } from './open-asker';

/** A question that PyTorch was asked, with what it made of it (notebooks/tiny_flamingo/export.py). */
interface Case {
  readonly task: string;
  readonly seed: number;
  readonly number: number;
  /** Before the first answer. */
  readonly words: string;
  /** Of what may follow them. */
  readonly logits: readonly number[];
  /** Words by turn. */
  readonly answer: readonly (readonly string[])[];
}

/** PyTorch and we sum float32 in other orders. Relative to 1 + the absolute value. */
const TOLERANCE = 5e-5;

const folder = process.env.MODEL_FOLDER ?? MODEL_FOLDER;
const file = join(folder, 'parity.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];

const kernels = [
  { name: 'WebAssembly', create: createWasmKernels },
  { name: 'TypeScript', create: createTypescriptKernels },
] as const;

describe('the shipped model', () => {
  test('is tested with at least 50 questions that PyTorch was asked', () => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
  });
});

describe.each(kernels)('the shipped model on $name', async (on) => {
  const { model, asker } = await openAsker(folder, on.create() ?? undefined);

  test('runs on the kernels that are meant', () => {
    expect(model.kernels.name).toMatch(
      new RegExp(`^${on.name === 'WebAssembly' ? 'wasm' : on.name}`, 'i'),
    );
  });

  const named = cases.map((wanted) => [wanted.task, wanted.number, wanted] as const);
  test.each(named)('%s, %i: logits and answers are those of PyTorch', (_task, _number, wanted) => {
    const turns = drawQuestion(wanted.task, wanted.seed, wanted.number);
    const { ids, latents } = asker.put({ ids: [], latents: [] }, turns[0].before);
    expect(ids).toHaveLength(wanted.words.split(' ').length);
    const logits = model.forward(ids, latents).slice(-wanted.logits.length);
    const errors = wanted.logits.map((x, i) => Math.abs(logits[i] - x) / (1 + Math.abs(x)));
    expect(Math.max(...errors)).toBeLessThanOrEqual(TOLERANCE);
    expect(asker.answer(turns)).toEqual(wanted.answer);
  });
});
