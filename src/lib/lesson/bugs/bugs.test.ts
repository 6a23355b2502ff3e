import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFlat } from '../../tensor';
import { defaultInputs, rowsOf, run, type Inputs, type TensorName, type Trace } from '../../trace';
import { runProgram } from '../program';
import { drawInputs } from '../questions/inputs';
import { randomOf } from '../questions/random';
import { levels } from '../types';
import { programIds, readingIds } from './ids';
import { bugOf, bugs, isReached, runBug } from '.';

interface Surprises {
  readonly entries: readonly { readonly id: string; readonly numbers: Record<string, unknown> }[];
}

/** What the real code, or a one-line change of it, gave in PyTorch. */
const surprises = JSON.parse(
  readFileSync(new URL('../fixtures/surprises.json', import.meta.url), 'utf8'),
) as Surprises;
const numbersOf = (id: string) => surprises.entries.find((entry) => entry.id === id)!.numbers;

const worked = (changes: Partial<Inputs> = {}): Inputs => ({ ...defaultInputs, ...changes });
/** text_time [[1, 1, 2, 2, 3, 3], [0, 1, 2, 3, 4, 4]] with two pictures. */
const crowded = worked({ rows: rowsOf('I.I.I.,.IIII.'), T_img: 2 });

/** Rows (b, t) of a tensor in which a cell is NaN, over all heads. */
function rowsWithNaN({ tensors }: Trace, name: TensorName): number[][] {
  const view = tensors[name]!;
  const hasHeads = view.dimension === 4;
  const [B, T, J] = hasHeads ? [view.shape[0], ...view.shape.slice(2)] : view.shape;
  const at = (b: number, t: number, j: number) =>
    hasHeads ? view.get(b, 0, t, j) : view.get(b, t, j);
  return Array.from({ length: B }, (_, b) =>
    Array.from({ length: T }, (_, t) =>
      Number(Array.from({ length: J }, (_, j) => at(b, t, j)).some(Number.isNaN)),
    ),
  );
}

test('the wrong programs are those of the lists, each once', () => {
  expect(bugs.map(({ id }) => id).sort()).toEqual([...programIds, ...readingIds].sort());
  expect(
    bugs
      .filter(({ code }) => code)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...programIds].sort());
});

test('a wrong program gives the same beside the real run as alone', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom(...levels),
      fc.constantFrom(...bugs),
      (seed, level, bug) => {
        const inputs = drawInputs(randomOf(seed), level);
        fc.pre(isReached(bug, inputs));
        const [alone, beside] = [runBug(bug, inputs), runBug(bug, inputs, 'gate', run(inputs))];
        for (const [name, view] of Object.entries(alone.tensors)) {
          expect([name, toFlat(beside.tensors[name as TensorName]!)]).toEqual([name, toFlat(view)]);
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe('filling with −∞, as PyTorch does it', () => {
  const naive = numbersOf('naive_minus_infinity');
  const wrong = (inputs: Inputs) => runBug(bugOf('fill-minus-infinity'), inputs);

  test.each(['eq', 'ge'] as const)('%s', (op) => {
    const trace = wrong(worked({ op }));
    expect({
      softmax_rows_with_nan: rowsWithNaN(trace, 'attn_softmax'),
      attention_after_zeroing_rows_with_nan: rowsWithNaN(trace, 'attn'),
      out_rows_with_nan: rowsWithNaN(trace, 'out'),
    }).toEqual(naive[op]);
  });

  test('in eq the zeroing saves what it can: the output is the real one, bit for bit', () => {
    expect(toFlat(wrong(worked()).tensors.out!)).toEqual(toFlat(run(worked()).tensors.out!));
  });

  test('without the zeroing, NaN comes out', () => {
    const lines = { ...bugOf('fill-minus-infinity').lines, ...bugOf('zero-unassigned').lines };
    expect(rowsWithNaN(runProgram(lines, worked()), 'out')).toEqual(
      naive.eq_without_zeroing_out_rows_with_nan,
    );
  });

  test('with more <image> than pictures, NaN comes out', () => {
    expect(rowsWithNaN(wrong(crowded), 'out')).toEqual(
      naive.eq_text_time_over_T_img_out_rows_with_nan,
    );
  });

  test('a closed gate does not stop it', () => {
    const trace = wrong(worked({ op: 'ge', gate: 0 }));
    expect(rowsWithNaN(trace, 'after_attn')).toEqual(
      numbersOf('nan_passes_a_closed_gate').nan_rows_after_gate_zero,
    );
  });
});

test('leaving the image out of its own count hides its picture from it', () => {
  const { row0_text_time } = numbersOf('image_token_sees_its_own_image');
  const row = (trace: Trace) => toFlat(trace.tensors.text_time!).slice(0, 4);
  expect(row(run(worked()))).toEqual(row0_text_time);
  expect(row(runBug(bugOf('cumsum-exclusive'), worked()))).toEqual([0, 0, 1, 1]);
});

test('the worked example cannot tell eq from ge by its mask', () => {
  expect(numbersOf('worked_example_cannot_tell_eq_from_ge').masks_equal).toBe(true);
  const mask = (trace: Trace) => toFlat(trace.tensors.text_to_media_mask!);
  expect(mask(runBug(bugOf('ge-for-eq'), worked()))).toEqual(mask(run(worked())));
});

test('a total that is taken for a yes or no gives 1', () => {
  const inputs = worked({ rows: rowsOf('.I.I,III.'), cached: true });
  expect(toFlat(run(inputs).tensors.text_time!)).toEqual([2, 3]);
  expect(toFlat(runBug(bugOf('cached-any'), inputs).tensors.text_time!)).toEqual([1, 1]);
});

test('adding −10000 keeps the ranking of a row in which nothing is allowed', () => {
  const trace = runBug(bugOf('adds-minus-1e4'), worked());
  const row = (name: 'sim' | 'attn_softmax') =>
    Array.from({ length: 6 }, (_, j) => trace.tensors[name]!.get(0, 0, 0, j));
  const ranked = (values: number[]) =>
    values.map((_, j) => j).sort((a, b) => values[a] - values[b]);
  expect(ranked(row('attn_softmax'))).toEqual(ranked(row('sim')));
  expect(new Set(row('attn_softmax')).size).toBeGreaterThan(3);
});
