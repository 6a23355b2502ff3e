import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sha256, sha256Fast } from './sha256';

const nodes = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('our SHA-256', () => {
  test('is that of the standard, for the message "abc"', () => {
    expect(sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('is that of Node at every length around the edges of blocks', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
      expect(sha256(bytes)).toBe(nodes(bytes));
    }
  });

  test('is that of Node for any bytes, wherever they lie in their buffer', () => {
    const bytes = fc.uint8Array({ maxLength: 2000 });
    fc.assert(
      fc.property(bytes, fc.nat(9), (data, offset) => {
        expect(sha256(data.subarray(offset))).toBe(nodes(data.subarray(offset)));
      }),
    );
  });
});

describe('the fast digest', () => {
  afterEach(() => vi.unstubAllGlobals());
  const bytes = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);

  test('is the same with the platform’s help and without', async () => {
    expect(await sha256Fast(bytes)).toBe(nodes(bytes));
    vi.stubGlobal('crypto', {});
    expect(await sha256Fast(bytes)).toBe(nodes(bytes));
  });
});
