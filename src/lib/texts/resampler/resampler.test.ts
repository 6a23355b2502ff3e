import { describe, expect, test } from 'vitest';
import { resampler as en } from './en';
import { resampler as zh } from './zh';
import type { ResamplerTexts } from '.';

/** All that the page says, with numbers and names put in. */
function said(m: ResamplerTexts): string[] {
  const { input, shapes, attention, out, cost, connectors } = m;
  const both = (['clip', 'pictures'] as const).flatMap((mode) => [
    ...[input.frame(mode, 2, null), input.frame(mode, 2, 'a.png'), attention.frame(mode, 3)],
    ...[out.cells('768', 1, mode), out.cells('768', 4, mode)],
  ]);
  return [
    ...strings(m),
    ...both,
    ...[input.stretched(8, 4), shapes.tokens('144', '8'), shapes.pictures(1), shapes.pictures(3)],
    ...[attention.of(null, 1, null), attention.of(3, 2, 4), attention.patch(2, 5)],
    ...[attention.ownKey(4), attention.scale('0.2'), attention.share(2, attention.own, '0.2')],
    ...[attention.large(2112), attention.patches(36), attention.reading('a', 'b', '0.5')],
    ...[out.feature('', 2, 9, '0.1'), out.scale('3.2'), cost.gated(16), cost.scroll(cost.ours)],
    ...[connectors.chart('x', ['a', 'b']), connectors.line('MLP', '576', '1,152', 2)],
    ...[connectors.diagram('MLP', '576', '576')],
  ];
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe.each([
  ['en', en],
  ['zh', zh],
] as const)('the words of the resampler page (%s)', (_, m) => {
  test('are all there, with no hole in them', () => {
    for (const text of said(m)) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object|\{[,.:;?()/]\}/);
      expect(text.trim()).not.toBe('');
    }
  });

  test('ask a question in every title', () => {
    const { input, shapes, attention, out, cost, connectors } = m;
    for (const { title } of [m, input, shapes, attention, out, cost, connectors]) {
      expect(title).toMatch(/[?\uff1f]$/);
    }
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of said(zh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
