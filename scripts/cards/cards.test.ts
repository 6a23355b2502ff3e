import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { shared } from '../../src/lib/player/widget/shared';
import { langs } from '../../src/lib/texts';
import { cardSize } from '../../src/lib/ui/card';
import { pages } from '../../src/lib/ui/pages';
import { allCards } from './list';
import { digestOf, fileOf, MOST_BYTES, nameOf, readSources } from './sources';

const cards = await allCards();

describe('the pictures of link previews', () => {
  it('are one for each page and each example in each language, and no others', () => {
    const wanted = langs.flatMap((lang) =>
      [...pages, ...shared.map(({ id }) => id)].map((id) => `${lang}/${id}`),
    );
    expect(cards.map(nameOf).sort()).toEqual(wanted.sort());
    expect(Object.keys(readSources()).sort()).toEqual(wanted.sort());
  });

  it.each(cards.map((card) => [nameOf(card), card] as const))(
    '%s is of the right size, and small',
    (_, card) => {
      const file = readFileSync(fileOf(card));
      expect(decode(file)).toMatchObject({ ...cardSize, channels: 1, depth: 8 });
      expect(file.length).toBeLessThanOrEqual(MOST_BYTES);
    },
  );

  it('show what is true now (if this fails: npm run cards)', () => {
    expect(readSources()).toEqual(
      Object.fromEntries(cards.map((card) => [nameOf(card), digestOf(card)])),
    );
  });

  it('are found stale when a word, the example or a number of it changes', () => {
    const [card] = cards.filter(({ id }) => id === 'mask-worked');
    const changes = [
      { ...card, title: `${card.title}!` },
      { ...card, view: { ...card.view, query: 'step=sim' } },
      { ...card, view: { ...card.view, query: 'step=mask&seed=8' } },
    ];
    const digests = [card, ...changes].map(digestOf);
    expect(new Set(digests).size).toBe(4);
  });
});
