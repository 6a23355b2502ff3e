import { expect, test } from 'vitest';
import type { Tally } from '../../flamingo/measure/accuracy';
import { besideEachOther } from './summary';

const tally = (control: Tally['control'], shots: number, n: number): Tally => ({
  ...{ control, shots, n, right: Math.floor(n / 2) },
});

test('right and wrong examples are told with the most examples that both were counted with', () => {
  const tallies = [
    ...[tally('none', 0, 20), tally('none', 1, 20), tally('labels', 1, 20)],
    ...[tally('none', 2, 19), tally('labels', 2, 19), tally('none', 3, 19), tally('labels', 3, 0)],
  ];
  expect(besideEachOther(tallies)).toEqual([tallies[3], tallies[4]]);
});

test('one line alone, or nothing counted, is compared with nothing', () => {
  expect(besideEachOther([])).toEqual([]);
  expect(besideEachOther([tally('none', 1, 20), tally('none', 2, 20)])).toEqual([]);
});
