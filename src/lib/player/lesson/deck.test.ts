import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Deck } from './deck.svelte';
import type { DeckState } from './state';
import { lesson, slides } from './testing/lesson';

const places = (deck: Deck, move: 'next' | 'previous', times: number) =>
  Array.from({ length: times }, () => {
    deck[move]();
    return `${deck.state.slide}${deck.state.isShown ? ' answer' : ''}`;
  });

/** Forwards and backwards through the whole lesson. */
const way = ['story', 'mask', 'mask answer', 'model', 'rows', 'rows answer'];

test('a slide that asks takes two steps, and the way back is the same way', () => {
  const deck = new Deck(lesson);
  expect(places(deck, 'next', 6)).toEqual([...way.slice(1), 'rows answer']);
  expect(places(deck, 'previous', 6)).toEqual([...way.slice(0, -1).reverse(), 'story']);
});

test('first, last and a jump begin a slide with its question', () => {
  const deck = new Deck(lesson);
  deck.last();
  expect(deck.state).toMatchObject({ slide: 'rows', isShown: false });
  expect(deck.coming).toBeNull();
  deck.go('mask');
  expect(deck.state).toMatchObject({ slide: 'mask', isShown: false });
  expect(deck.minutesBefore).toBe(1);
  deck.first();
  expect(deck.state.slide).toBe('story');
  deck.go('nowhere');
  expect(deck.state.slide).toBe('story');
});

test('what is done by hand is told, what is taken over is not', () => {
  const deck = new Deck(lesson);
  deck.onchange = vi.fn();
  deck.next();
  deck.next();
  deck.toggle('black');
  expect(deck.onchange).toHaveBeenCalledTimes(3);
  deck.adopt({ slide: 'rows', isShown: true, cover: null, lab: '' });
  expect(deck.onchange).toHaveBeenCalledTimes(3);
  expect(deck.state).toEqual({ slide: 'rows', isShown: true, cover: null, lab: '' });
  deck.next();
  expect(deck.onchange, 'at the end nothing changes').toHaveBeenCalledTimes(3);
});

test('an answer cannot be open where nothing is asked', () => {
  const deck = new Deck(lesson);
  deck.adopt({ slide: 'model', isShown: true, cover: null, lab: '' });
  expect(deck.state.isShown).toBe(false);
});

describe('what lies over the slide', () => {
  test('comes and goes with the same key', () => {
    const deck = new Deck(lesson);
    deck.toggle('code');
    expect(deck.state.cover).toBe('code');
    deck.toggle('black');
    expect(deck.state.cover).toBe('black');
    deck.toggle('black');
    expect(deck.state.cover).toBeNull();
  });

  test('if it is the QR code, goes when the lesson goes on; black stays', () => {
    const deck = new Deck(lesson);
    deck.toggle('code');
    deck.next();
    expect(deck.state).toMatchObject({ slide: 'mask', cover: null });
    deck.toggle('black');
    deck.next();
    expect(deck.state).toMatchObject({ slide: 'mask', isShown: true, cover: 'black' });
  });
});

describe('the Lab on a slide', () => {
  test('is there on slides that show it, at its step', () => {
    const deck = new Deck(lesson);
    expect(deck.player).toBeNull();
    deck.go('mask');
    expect(deck.player?.step).toBe('mask');
    expect(deck.player?.inputs.rows).toHaveLength(2);
    deck.go('model');
    expect(deck.player).toBeNull();
  });

  test('tells what is changed in it, which another window takes over', () => {
    const [here, there] = [new Deck(lesson), new Deck(lesson)];
    here.go('mask');
    here.player!.edit({ op: 'ge' });
    expect(here.state.lab).toBe('op=ge');
    there.adopt(here.state);
    expect(there.player?.inputs).toEqual(here.player?.inputs);
    here.player!.undo();
    expect(here.state.lab).toBe('');
    const { player } = there;
    there.adopt(here.state);
    expect(there.player, 'the same Lab, with its cells under the pointer').toBe(player);
    expect(there.player?.inputs.op).toBe('eq');
  });

  test('begins anew on each slide', () => {
    const deck = new Deck(lesson);
    deck.go('mask');
    deck.player!.edit({ op: 'ge' });
    deck.go('story');
    deck.go('mask');
    expect(deck.player?.inputs.op).toBe('eq');
    expect(deck.state.lab).toBe('');
  });

  test('cannot be changed by who follows, and what cannot be used of an address changes nothing', () => {
    const deck = new Deck(lesson);
    deck.follow();
    deck.adopt({ slide: 'mask', isShown: false, cover: null, lab: 'op=maybe&t=<script>' });
    expect(deck.player?.act.edit).toBeNull();
    expect(deck.player?.inputs.op).toBe('eq');
  });
});

test('next and back undo each other, wherever the lesson stands', () => {
  const state = fc.record({
    slide: fc.constantFrom(...slides),
    isShown: fc.boolean(),
    cover: fc.constant(null),
    lab: fc.constant(''),
  });
  fc.assert(
    fc.property(state, (start: DeckState) => {
      const deck = new Deck(lesson);
      deck.adopt(start);
      const [before, first] = [deck.state, deck.position === 0];
      const isLast = deck.coming === null && !deck.isAsking;
      if (!isLast) {
        deck.next();
        deck.previous();
        expect(deck.state).toEqual(before);
      }
      if (!first || before.isShown) {
        deck.previous();
        deck.next();
        expect(deck.state).toEqual(before);
      }
    }),
  );
});
