import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SMALL_FLAMINGO } from '../../flamingo/runtime/fixtures/small-config';
import { catalogueOf, indexAt, readAddress, writeAddress } from '.';

const facts = { config: SMALL_FLAMINGO, input_ids: [5, 3, 7], frames: [1] };
const tensors = catalogueOf({ ...facts, only_attend_immediate_media: true, changes: {} });

test('every cell is found again by its address', () => {
  fc.assert(
    fc.property(fc.nat(tensors.length - 1), fc.nat(), (i, n) => {
      const { name, shape } = tensors[i];
      const index = indexAt(shape, n % shape.reduce((a, b) => a * b, 1));
      const written = writeAddress({ name, index });
      expect(readAddress(written, tensors)).toEqual({ address: { name, index }, fault: null });
    }),
  );
});

test('a tensor alone is found as well, and nothing is asked by an empty address', () => {
  expect(readAddress('layer.0.attn', tensors).address).toEqual({
    name: 'layer.0.attn',
    index: null,
  });
  expect(readAddress('', tensors)).toEqual({ address: null, fault: null });
});

test('what is no cell is refused by name and shape', () => {
  const shape = [1, 3, 3, 3];
  for (const bad of ['0,0,0', '0,0,0,3', '-1,0,0,0', '0,0,0,1.5', '', '0,0,0,0@1', '0,0,0,1e0']) {
    const { fault } = readAddress(`layer.0.attn@${bad}`, tensors);
    expect(fault, bad).toEqual({ kind: 'no_cell', shown: bad, shape });
  }
});

test('a name that there is not is refused, shortened', () => {
  expect(readAddress('__proto__@0', tensors).fault).toEqual({
    kind: 'no_tensor',
    shown: '__proto__',
  });
  const { fault } = readAddress('x'.repeat(1e6), tensors);
  expect(fault?.shown.length).toBe(61);
});

test('any string is read without a fault of the program', () => {
  fc.assert(
    fc.property(fc.constantFrom('', 'layer.0.attn', 'layer.0.attn@'), fc.string(), (name, rest) => {
      const { address, fault } = readAddress(name + rest, tensors);
      expect(address === null || fault === null).toBe(true);
    }),
  );
});
