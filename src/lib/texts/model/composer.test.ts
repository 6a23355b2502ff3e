import { expect, test } from 'vitest';
import { prompt as promptEn, scene as sceneEn } from './composer.en';
import { prompt as promptZh, scene as sceneZh } from './composer.zh';

const all = { en: { prompt: promptEn, scene: sceneEn }, zh: { prompt: promptZh, scene: sceneZh } };

/** Every sentence that has a number or a word in it. */
function said(lang: 'en' | 'zh'): string[] {
  const { prompt: p, scene: s } = all[lang];
  return [
    ...[p.words(1), p.picture(1, 'a.png'), p.clip(2, 4), p.frame(3, 'f.png'), p.edit('a.png')],
    ...[p.scene('panda', s.colours.blue), p.scene('', s.colours.white)],
    ...[p.earlier(2), p.later(2), p.remove(2), p.tokens(17, 96), p.tooMany(3), p.replace(1)],
    ...[p.manyPictures(50, 12), p.manyFrames(20, 4)],
    ...[p.use('panda', 'pnada'), s.label(2), s.found(1), s.found(137), s.heldOut('swan')],
    ...[s.full(8), s.sprite('panda', 1, 2), s.at(1, 2, 30, -5), s.frame(2)],
  ];
}

test.each(['en', 'zh'] as const)('the words of the composer have no hole in them (%s)', (lang) => {
  for (const text of said(lang)) expect(text).not.toMatch(/undefined|NaN|null|\[object|^\s*$/);
  expect(all[lang].prompt.tokens(17, 96)).toMatch(/17.*96/);
  expect(all[lang].prompt.scene('', all[lang].scene.colours.white)).not.toMatch(/^ /);
});

test('the Chinese ones are set with full-width marks and without typed spaces between scripts', () => {
  for (const text of said('zh')) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
