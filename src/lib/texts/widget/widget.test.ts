import { describe, expect, test } from 'vitest';
import { widgetTexts, type WidgetTexts } from '.';

const said = ({ titles, newTab, covered, show, noScript, ...m }: WidgetTexts) => [
  ...Object.values(titles),
  ...[newTab, covered, show, noScript],
  ...[m.noStep('softmax'), m.refused('t', 'xyz')],
];

describe.each(Object.entries(widgetTexts))('the words of widgets (%s)', (_, m) => {
  test('are all there, with no hole in them', () => {
    for (const text of said(m)) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });

  test('name each figure by a title of its own', () => {
    expect(new Set(Object.values(m.titles)).size).toBe(6);
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of said(widgetTexts.zh)) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
