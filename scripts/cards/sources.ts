/** What a card was made from, as a digest, so that a card that no longer shows what is true is found by a test. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readState } from '../../src/lib/player/url';
import { run } from '../../src/lib/trace';
import type { Card, View } from './list';

export const CARDS = 'static/cards';
/** `{"en/mask-worked": "3f6c94fedf61d7cd"}` */
export const SOURCES = `${CARDS}/sources.json`;

/** Of one card; all of them are meant to stay below 2.5 MB. */
export const MOST_BYTES = 40_000;

/** Made anew with another look. */
const LOOK = 1;

export const nameOf = ({ lang, id }: Card): string => `${lang}/${id}`;
export const fileOf = (card: Card): string => `${CARDS}/${nameOf(card)}.png`;

export function digestOf(card: Card): string {
  const source = JSON.stringify([LOOK, card, numbersOf(card.view)]);
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}

/** What the numbers on the card come from: the run of the Lab, to three decimals, or the files of the model. */
function numbersOf({ page, query }: View): string {
  if (page !== 'mask') return readFileSync('static/models/tiny-flamingo/manifest.json', 'utf8');
  const { tensors, error } = run(readState(query).state.inputs);
  const numbers = Object.entries(tensors).map(([name, { data }]) => [
    name,
    Array.from(data, (value) => Number(value).toFixed(3)),
  ]);
  return JSON.stringify([numbers, error]);
}

export function readSources(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(SOURCES, 'utf8')) as Record<string, string>;
}
