import { expect, test } from 'vitest';
import {
  writeSafetensors,
  type Stored,
} from '../../../flamingo/runtime/fixtures/write-safetensors';
import { readSafetensors } from '../../../flamingo/safetensors';
import { chosenWeights } from './shipped-weights';

const floats = (...values: number[]): Stored => ({
  shape: [values.length],
  values: Float32Array.from(values),
});

/** 1 in float16. */
const one: Stored = { shape: [1], values: Uint16Array.of(0x3c00) };

const valuesIn = (file: Uint8Array) =>
  Object.fromEntries(
    Object.entries(readSafetensors(file)).map(([name, { data }]) => [name, Array.from(data)]),
  );

const first = writeSafetensors({
  'eyes.a': floats(1, 2),
  'eyes.a.scale': one,
  'eyes.b': floats(3),
  mouth: floats(4),
});

test('only the wanted weights are left, each with its scale', () => {
  expect(valuesIn(chosenWeights([first], (name) => name === 'eyes.a'))).toEqual({
    'eyes.a': [1, 2],
    'eyes.a.scale': [1],
  });
});

test('a weight of a later file takes the place of the earlier one, and its scale goes with it', () => {
  const later = writeSafetensors({ 'eyes.a': floats(5, 6), mouth: floats(7) });
  expect(valuesIn(chosenWeights([first, later], (name) => name !== 'mouth'))).toEqual({
    'eyes.b': [3],
    'eyes.a': [5, 6],
  });
});

test('a file that is none is named as such', () => {
  expect(() => chosenWeights([first.subarray(0, 40)], () => true)).toThrow('safetensors: ');
});
