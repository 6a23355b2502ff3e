import { describe, expect, test } from 'vitest';
import type { Values } from './runtime/record';
import {
  answer,
  endless,
  files,
  first,
  image,
  model,
  picture,
  second,
} from './testing/small-model';
import { TinyFlamingo } from './tiny-flamingo';

describe('what it cannot read is refused in one line', () => {
  test.each([
    [[1, image, image], [first], 'prompt: 2 <image> tokens for 1 pictures or clips'],
    [[1, 5], [first], 'prompt: 0 <image> tokens for 1 pictures or clips'],
    [[1, image], [first.subarray(1)], 'prompt: picture 0 has 35 values, not 36'],
    [new Array<number>(25).fill(5), [], 'prompt: 25 tokens are too many, the context holds 24'],
    [[1, 1000], [], 'input_ids: 1000 is no token of the vocabulary of 23'],
    [[], [], 'input_ids: there is no token'],
  ])('prompt %#', (ids, media, message) => {
    expect(() => model.forward(ids, media)).toThrow(message);
    expect(() => answer(ids, media)).toThrow(message);
  });

  test('pictures of another size, and none', () => {
    const message = 'frame 1 has 191 values; 8 x 8 pixels of RGB are 192';
    expect(() => model.encode([picture(1), picture(1).subarray(1)])).toThrow(message);
    expect(() => model.encode([])).toThrow('a picture or clip has at least one frame');
  });

  test('files that are broken', () => {
    const create = (weights: Uint8Array) => TinyFlamingo.create({ ...files, weights });
    expect(() => create(new Uint8Array(3))).toThrow('safetensors: 3 bytes are too few');
    expect(() => TinyFlamingo.create({ ...files, config: '{' })).toThrow('config: the file is not');
  });

  test('but without the check surplus pictures are never seen, and surplus tokens see all evenly', () => {
    const unchecked = { check_media: false };
    const more = model.forward([1, image, 5], [first, second], unchecked);
    expect(more).toEqual(model.forward([1, image, 5], [first]));
    const kept: Record<string, Values> = {};
    const record = (name: string, _: readonly number[], values: Values) => (kept[name] = values);
    model.forward([1, image, image, 5], [first], { ...unchecked, record });
    const [columns, row] = [3, 3];
    const last = kept['layer.0.attn'].subarray(row * columns, (row + 1) * columns);
    last.forEach((p) => expect(p).toBeCloseTo(1 / 3, 12));
  });

  test('text without any picture is read as it is', () => {
    expect(model.forward([1, 5, 6], []).every(Number.isFinite)).toBe(true);
    const ge = { only_attend_immediate_media: false };
    expect(() => model.forward([1, 5], [], ge)).toThrow('a token would read images, but there is');
  });

  test('and after an error the next prompt is answered as before', () => {
    const wanted = answer([1, image, 5], [first], endless);
    expect(() => model.forward([1, image, 99], [first])).toThrow();
    expect(answer([1, image, 5], [first], endless)).toEqual(wanted);
  });
});
