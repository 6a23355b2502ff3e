import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encode } from 'fast-png';
import { readPng } from './png';

const hex = (bytes: ArrayLike<number>) => Buffer.from(Uint8Array.from(bytes)).toString('hex');

describe('a PNG gives the pixels that Pillow reads from it:', () => {
  test.each([
    [
      'colour',
      'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAHUlEQVR4nGNkmGdz69bt27dvMfbrnbl96/bt27cAcmcMpaD9A/4AAAAASUVORK5CYII=',
      '009e3cffda7817ffb553f1ff8f2eccff6a08a7ff45e381ff',
    ],
    [
      'colour alpha',
      'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAI0lEQVR4nGNgmGdzq0J8a/DHfr0zDFkcy10fN8rvi/k1wwwAj9QLie+AnZIAAAAASUVORK5CYII=',
      '009e3cda7817b553f18f2ecc6a08a745e3811fbe5cfa9836',
    ],
    [
      'grey',
      'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNgmGfDdOvWbQAKDQNskG/+4QAAAABJRU5ErkJggg==',
      '000000ff9e9e9eff3c3c3cffdadadaff787878ff171717ff',
    ],
    [
      'grey alpha',
      'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAQAAAA3fa6RAAAAFklEQVR4nGNgmGdzq0KcZetWm4+2WwEkUwXR3tCUGwAAAABJRU5ErkJggg==',
      '0000009e3c3c3cda78787817b5b5b553f1f1f18f2e2e2ecc',
    ],
    [
      'one bit',
      'iVBORw0KGgoAAAANSUhEUgAAAAkAAAACAQAAAACiLct+AAAADklEQVR4nGMM0mMKZgAAAwoA180mUvYAAAAASUVORK5CYII=',
      '000000ffffffffff000000ffffffffff000000ff000000ffffffffff000000ffffffffffffffffff000000ffffffffff000000ff000000ffffffffff000000ffffffffffffffffff',
    ],
    [
      'palette',
      'iVBORw0KGgoAAAANSUhEUgAAAAUAAAADBAMAAACpGNjLAAAAFVBMVEV/yGbohiQdu1kAnjy+XKWPLsxzEa8Sa01TAAAAFElEQVR4nGM0VOFm+rjnA5OJ4AEAFUMECL0eVT0AAAAASUVORK5CYII=',
      '009e3cffe88624ff8f2eccff8f2eccff7311afff1dbb59ff1dbb59ffe88624ffe88624ff8f2eccff8f2eccff7311afff1dbb59ff1dbb59ffe88624ff',
    ],
    [
      'palette hole',
      'iVBORw0KGgoAAAANSUhEUgAAAAUAAAADBAMAAACpGNjLAAAAFVBMVEV/yGbohiQdu1kAnjy+XKWPLsxzEa8Sa01TAAAAA3RSTlP//wDXyg1BAAAAFElEQVR4nGM0VOFm+rjnA5OJ4AEAFUMECL0eVT0AAAAASUVORK5CYII=',
      '009e3cffe88624ff8f2eccff8f2eccff7311afff1dbb59001dbb5900e88624ffe88624ff8f2eccff8f2eccff7311afff1dbb59001dbb5900e88624ff',
    ],
    [
      'colour hole',
      'iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAIAAACUgoPjAAAABnRSTlMAAQACAAPJS6v1AAAAEklEQVR4nGNkZGJmZmb++/cfAAZeAwkVY1zHAAAAAElFTkSuQmCC',
      '01020300040506ff010204ff',
    ],
  ])('%s', (_, file, pixels) => {
    expect(hex(readPng(Buffer.from(file, 'base64'), 'a.png').data)).toBe(pixels);
  });
});

/** A PNG of anything: the header's fields, and the rows with their filter bytes. */
function png(
  header: readonly number[],
  rows: Uint8Array,
  ...more: (readonly [string, Uint8Array])[]
) {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(header[0]);
  ihdr.writeUInt32BE(header[1], 4);
  ihdr.set([header[2], header[3], 0, 0, header[4] ?? 0], 8);
  const chunks = [chunk('IHDR', ihdr), ...more.map(([type, data]) => chunk(type, data))];
  const end = [chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks, ...end]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const [GREY, COLOUR, PALETTE] = [0, 2, 3];

describe('a PNG', () => {
  test('of 16 bits is rounded to 8', () => {
    const file = png([3, 1, 16, GREY], Uint8Array.of(0, 0x7f, 0xff, 0x00, 0x81, 0xff, 0xff));
    // 32767 / 257 = 127.498; 129 / 257 = 0.502
    expect([...readPng(file, 'a.png').data].filter((_, i) => i % 4 === 0)).toEqual([127, 1, 255]);
  });

  test('that is interlaced is put in order', () => {
    // 2 x 2: the first pass brings (0, 0), the sixth (1, 0), the seventh the second row.
    const rows = Uint8Array.of(0, 1, 1, 1, 0, 2, 2, 2, 0, 3, 3, 3, 4, 4, 4);
    const { data } = readPng(png([2, 2, 8, COLOUR, 1], rows), 'a.png');
    expect([...data].filter((_, i) => i % 4 === 0)).toEqual([1, 2, 3, 4]);
  });

  test('in the middle of a buffer is read from there', () => {
    const file = encode({ width: 1, height: 1, data: Uint8Array.of(7, 8, 9), channels: 3 });
    const shifted = new Uint8Array(file.length + 5);
    shifted.set(file, 5);
    expect([...readPng(shifted.subarray(5), 'a.png').data]).toEqual([7, 8, 9, 255]);
  });
});

describe('a hostile PNG is refused by name:', () => {
  const good = png([1, 1, 8, COLOUR], Uint8Array.of(0, 1, 2, 3));
  const wrongChecksum = Buffer.from(good);
  wrongChecksum[good.length - 16 - 3] ^= 1;
  const unreadable = 'a.png: this is no picture that can be read';
  const bomb = png([1, 1, 8, COLOUR], new Uint8Array(50_000_000));
  const profile = ['iCCP', Buffer.concat([Buffer.from('x\0\0'), Buffer.from('junk')])] as const;

  test.each([
    ['text', Buffer.from('GIF89a, or anything'), unreadable],
    ['nothing', Buffer.alloc(0), unreadable],
    ['a signature alone', good.subarray(0, 8), unreadable],
    ['cut short', good.subarray(0, good.length - 5), unreadable],
    ['a wrong checksum', wrongChecksum, unreadable],
    ['a gigapixel', png([32768, 32768, 8, COLOUR], Uint8Array.of(0)), 'the picture is too large'],
    ['2 ** 31 columns', png([2 ** 31, 1, 1, GREY], Uint8Array.of(0)), 'the picture is too large'],
    ['no columns', png([0, 9, 8, COLOUR], Uint8Array.of(0)), 'the picture has no pixels'],
    ['50 MB of pixels for one', bomb, unreadable],
    ['too few pixels', png([2, 2, 8, COLOUR], Uint8Array.of(0, 1, 2, 3)), unreadable],
    ['an unknown filter', png([1, 1, 8, COLOUR], Uint8Array.of(9, 1, 2, 3)), unreadable],
    ['an unknown colour type', png([1, 1, 8, 5], Uint8Array.of(0, 1)), unreadable],
    ['a palette without colours', png([1, 1, 8, PALETTE], Uint8Array.of(0, 1)), unreadable],
    ['interlaced bits', png([1, 1, 1, GREY, 1], Uint8Array.of(0, 0)), unreadable],
  ])('%s', (_, file, message) => {
    expect(() => readPng(file, 'a.png')).toThrow(message);
  });

  test('but what does not matter for the pixels is passed over', () => {
    const file = png([1, 1, 8, COLOUR], Uint8Array.of(0, 1, 2, 3), profile);
    expect([...readPng(file, 'a.png').data]).toEqual([1, 2, 3, 255]);
  });
});
