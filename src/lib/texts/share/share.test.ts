import { describe, expect, it } from 'vitest';
import { langs } from '../lang';
import { share as en } from './en';
import { share as zh } from './zh';
import type { SharedText } from '.';

const texts = { en, zh };
const all = (lang: (typeof langs)[number]): SharedText[] => {
  const { presets, examples, tasks } = texts[lang];
  return [presets, examples, tasks].flatMap((some) => Object.values<SharedText>(some));
};

describe.each(langs)('what is handed on in %s', (lang) => {
  it('has a title and a description of its own for each example, without markup', () => {
    for (const key of ['title', 'description'] as const) {
      const said = all(lang).map((text) => text[key]);
      expect(new Set(said).size).toBe(said.length);
      for (const text of said) expect(text).not.toMatch(/\*\*|`|^\s|\s$/);
    }
  });

  it('fits what link previews show: 70 letters of a title, 200 of a description', () => {
    for (const { title, description } of all(lang)) {
      expect(title.length, title).toBeLessThanOrEqual(70);
      expect(description.length, description).toBeLessThanOrEqual(200);
      expect(description).toMatch(/[.?\u3002\uff1f]$/);
    }
  });
});

it('Chinese has full-width marks, and no typed space between scripts', () => {
  for (const { title, description } of all('zh')) {
    for (const text of [title, description]) {
      expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
      expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
    }
  }
});
