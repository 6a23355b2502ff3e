import { describe, expect, test } from 'vitest';
import { helloFrom, readMessage, standingFrom } from './messages';
import type { DeckState } from './state';
import { slides } from './testing/lesson';

const hearer = { lesson: '20', slides } as const;
const NOW = 1_000_000;
const state: DeckState = { slide: 'mask', isShown: true, cover: 'black', lab: 'op=ge' };
const whole = standingFrom('20', 'a1', { state, stamp: NOW, by: 'b2' });

test('a whole message is read as it was written', () => {
  expect(readMessage(structuredClone(whole), hearer, NOW)).toEqual(whole);
  expect(readMessage(helloFrom('20', 'a1'), hearer, NOW)).toEqual(helloFrom('20', 'a1'));
});

test('what is not known of a message is left out', () => {
  const more = { ...whole, extra: 1, state: { ...state, html: '<img>' } };
  expect(readMessage(more, hearer, NOW)).toEqual(whole);
});

describe('a message is not heard', () => {
  const wrong: Readonly<Record<string, unknown>> = {
    'of another type': { ...whole, type: 'flamingo:change' },
    'of another version': { ...whole, v: 2 },
    'of another lesson': { ...whole, lesson: '35' },
    'of no window': { ...whole, from: '' },
    'of a window with a strange name': { ...whole, from: '<b>' },
    'of another kind': { ...whole, kind: 'go' },
    'with a slide that the lesson lacks': { ...whole, state: { ...state, slide: 'nowhere' } },
    'with a slide that objects inherit': { ...whole, state: { ...state, slide: 'toString' } },
    'with an answer neither open nor hidden': { ...whole, state: { ...state, isShown: 1 } },
    'with an unknown cover': { ...whole, state: { ...state, cover: 'curtain' } },
    'without a cover': { ...whole, state: { ...state, cover: undefined } },
    'with an endless example': { ...whole, state: { ...state, lab: 'x'.repeat(2001) } },
    'without a state': { ...whole, state: null },
    'with no stamp': { ...whole, stamp: undefined },
    'with half a stamp': { ...whole, stamp: 0.5 },
    'from the far future': { ...whole, stamp: NOW + 60_001 },
    'that would be the latest for ever': { ...whole, stamp: Number.MAX_VALUE },
    'that is a text': JSON.stringify(whole),
    'that is nothing': null,
  };

  test.each(Object.entries(wrong))('%s', (_, message) => {
    expect(readMessage(message, hearer, NOW)).toBeNull();
  });
});
