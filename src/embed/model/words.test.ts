import { describe, expect, test } from 'vitest';
import { widgetModelTexts } from '../../lib/texts/widget/model';

describe.each(['en', 'zh'] as const)('the words of the widgets with the model in %s', (lang) => {
  const t = widgetModelTexts[lang];

  test('name each kind of change, and differently', () => {
    const names = Object.values(t.names);
    expect(new Set(names).size).toBe(8);
    expect(t.changed(names)).toContain(t.names.swap);
  });

  test('say which site gives no files, and what a host can do about it', () => {
    expect(t.cutOff('https://site.example')).toMatch(/https:\/\/site\.example.*connect-src.*CORS/);
  });
});

test('Chinese is set with full-width marks and without spaces between scripts', () => {
  const { changed, cutOff, names, restore } = widgetModelTexts.zh;
  for (const text of [changed(['A', 'B']), cutOff('x'), ...Object.values(names), restore]) {
    expect(text).not.toMatch(/[,;:?!()]/);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
