import { describe, expect, it } from 'vitest';
import { worksheet as en } from './en';
import { worksheet as zh } from './zh';

/** All that a worksheet says. */
function said(m: typeof en): string[] {
  const fixed = [m, m.papers, m.asks, m.fates].flatMap((part) =>
    Object.values(part).filter((value): value is string => typeof value === 'string'),
  );
  return [
    ...fixed,
    ...[m.rule('eq'), m.rule('ge'), m.sizes(1, 2), m.sizes(3, 1), m.picture(2), m.question(4)],
    ...[m.answers('attn'), m.blanks('attn'), m.given('attn'), m.qrLabel('x'), m.page(1, 3)],
    m.seedAndLevel(7, 2),
  ];
}

describe.each([en, zh])('the words of a worksheet', (m) => {
  it('have no hole in them', () => {
    for (const text of said(m)) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });
});

it('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of said(zh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
