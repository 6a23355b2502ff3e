import { describe, expect, test } from 'vitest';
import type { GotchaId } from '../../lesson';
import { sequence, wordAt } from '../../trace';
import { langs } from '../lang';
import { listed } from './files';
import type { Gotcha, Reveal } from './types';

/** In their order. A list that is not derived, to hold the files to. */
const ids: readonly GotchaId[] = [
  'eq-or-ge',
  'text-before-first',
  'no-assignment',
  'ge-never-zeroes',
  'more-tokens-than-images',
  'consecutive-images',
  'endofchunk',
  'cached-media',
  'padding-side',
  'context-images',
  'to-kv',
  'frames',
  'closed-gate',
  'sentinel',
];

const gotchas: readonly Gotcha[] = await Promise.all(listed.map(({ load }) => load()));

/** All that a gotcha says once it is answered. */
const saidBy = ({ why, sentences, results }: Reveal): string[] => [
  ...why,
  ...sentences,
  ...results.flatMap(({ title, rows, columns }) => [title, ...rows, ...columns]),
];

const openWords = (gotcha: Gotcha, lang: 'en' | 'zh'): string[] => {
  const { title, card, lead, ask, answers, scenes } = gotcha.words[lang];
  return [title, card, lead, ask, ...answers, ...scenes];
};

/** Stops at the end of a sentence, not of an abbreviation, a number or a piece of code. */
const ends = { en: /[.?!](?= |$)/g, zh: /[\u3002\uff1f\uff01]/g } as const;

describe('the gotchas', () => {
  test('are fourteen, one a file, numbered from 1, each with the name of its file', () => {
    expect(listed.map(({ id }) => id)).toEqual(ids);
    expect(listed.map(({ number }) => number)).toEqual(ids.map((_, i) => i + 1));
    expect(gotchas.map(({ id }) => id)).toEqual(ids);
  });

  test('have questions that no other has', () => {
    for (const lang of langs)
      expect(new Set(gotchas.map(({ words }) => words[lang].title)).size).toBe(14);
  });
});

describe.each(gotchas.map((gotcha) => [gotcha.id, gotcha] as const))('%s', (_, gotcha) => {
  test.each(langs)('says three sentences, and one thing about each answer (%s)', (lang) => {
    const { answers, scenes } = gotcha.words[lang];
    const reveal = gotcha.reveal(lang);
    expect(answers.length).toBeGreaterThanOrEqual(2);
    expect(answers.length).toBeLessThanOrEqual(4);
    expect(new Set(answers).size).toBe(answers.length);
    expect(reveal.why).toHaveLength(answers.length);
    expect(reveal.sentences).toHaveLength(3);
    for (const sentence of reveal.sentences)
      expect(sentence.replace(/`[^`]*`/g, '').match(ends[lang]), sentence).toHaveLength(1);
    expect(scenes).toHaveLength(gotcha.scenes.length > 1 ? gotcha.scenes.length : 0);
  });

  test('has one right answer, the same in both languages', () => {
    const [en, zh] = langs.map((lang) => gotcha.reveal(lang).right);
    expect(en).toBe(zh);
    expect(en).toBeLessThan(gotcha.words.en.answers.length);
  });

  test.each(langs)('has no hole in its words, and names every row and column (%s)', (lang) => {
    const reveal = gotcha.reveal(lang);
    for (const text of [...openWords(gotcha, lang), ...saidBy(reveal)]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|null|\[object/);
      if (gotcha.id !== 'sentinel' && !gotcha.words[lang].answers.some((a) => a.includes('NaN')))
        expect(text).not.toContain('NaN');
    }
    for (const { values, rows, columns } of reveal.results)
      expect([rows.length, columns.length]).toEqual(values.shape);
  });

  test('does not show the answer while it asks', () => {
    expect(gotcha.shows).not.toHaveLength(0);
    expect(gotcha.shows[0]).not.toBe(gotcha.asksAt);
  });

  test('quotes only words that stand in its examples', () => {
    const words = gotcha.scenes.flatMap(({ inputs }) =>
      sequence(inputs).flatMap((row, b) => row.map((_, t) => wordAt(inputs, b, t))),
    );
    const said = langs.flatMap((lang) => [
      ...openWords(gotcha, lang),
      ...saidBy(gotcha.reveal(lang)),
    ]);
    const quoted = said.flatMap((text) => [...text.matchAll(/\u201c([A-Za-z]+)\u201d/g)]);
    const others = ['nearest'];
    for (const [, word] of quoted) expect([...words, ...others]).toContain(word);
  });

  test('gives whole addresses of its sources', () => {
    expect(gotcha.sources).not.toHaveLength(0);
    for (const { repository, url } of gotcha.sources)
      expect(url).toContain(`https://github.com/${repository}/`);
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const gotcha of gotchas) {
    for (const text of [...openWords(gotcha, 'zh'), ...saidBy(gotcha.reveal('zh'))]) {
      expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
      expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
      expect(text).not.toContain('@');
    }
  }
});
