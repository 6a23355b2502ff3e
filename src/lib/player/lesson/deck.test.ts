import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { predict } from '../../texts/predict/en';
import { Deck } from './deck.svelte';
import type { DeckState } from './state';
import { lesson, slides } from './testing/lesson';

const newDeck = () => new Deck(lesson, () => predict);

const places = (deck: Deck, move: 'next' | 'previous', times: number) =>
  Array.from({ length: times }, () => {
    deck[move]();
    return `${deck.state.slide}${deck.state.isShown ? ' answer' : ''}`;
  });

/** Forwards and backwards through the whole lesson. */
const way = ['story', 'mask', 'mask answer', 'model', 'rows', 'rows answer'];

test('a slide that asks takes two steps, and the way back is the same way', () => {
  const deck = newDeck();
  expect(places(deck, 'next', 6)).toEqual([...way.slice(1), 'rows answer']);
  expect(places(deck, 'previous', 6)).toEqual([...way.slice(0, -1).reverse(), 'story']);
});

test('first, last and a jump begin a slide with its question', () => {
  const deck = newDeck();
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
  const deck = newDeck();
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

test('a widget that is shown in one state and asked about in another takes two steps, too', () => {
  const [story, mask, model, rows] = lesson.stops;
  const show = { ...model.show, kind: 'widget', widget: 'few-shot', asked: 'shots=0' } as const;
  const stops = [story, mask, { ...model, show: { ...show, query: 'shots=1' } }, rows];
  const deck = new Deck({ ...lesson, stops }, () => predict);
  deck.go('model');
  expect([deck.isAsking, deck.question]).toEqual([true, null]);
  expect(places(deck, 'next', 2)).toEqual(['model answer', 'rows']);
  expect(places(deck, 'previous', 2)).toEqual(['model answer', 'model']);
  deck.adopt({ slide: 'model', isShown: true, cover: null, lab: '' });
  expect(deck.isAsking).toBe(false);
});

test('an answer cannot be open where nothing is asked', () => {
  const deck = newDeck();
  deck.adopt({ slide: 'model', isShown: true, cover: null, lab: '' });
  expect(deck.state.isShown).toBe(false);
});

describe('what lies over the slide', () => {
  test('comes and goes with the same key', () => {
    const deck = newDeck();
    deck.toggle('code');
    expect(deck.state.cover).toBe('code');
    deck.toggle('black');
    expect(deck.state.cover).toBe('black');
    deck.toggle('black');
    expect(deck.state.cover).toBeNull();
  });

  test('if it is the QR code, goes when the lesson goes on; black stays', () => {
    const deck = newDeck();
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
    const deck = newDeck();
    expect(deck.player).toBeNull();
    deck.go('mask');
    expect(deck.player?.step).toBe('mask');
    expect(deck.player?.inputs.rows).toHaveLength(2);
    deck.go('model');
    expect(deck.player).toBeNull();
  });

  test('tells what is changed in it, which another window takes over', () => {
    const [here, there] = [newDeck(), newDeck()];
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
    const deck = newDeck();
    deck.go('mask');
    deck.player!.edit({ op: 'ge' });
    deck.go('story');
    deck.go('mask');
    expect(deck.player?.inputs.op).toBe('eq');
    expect(deck.state.lab).toBe('');
  });

  test('cannot be changed by who follows, and what cannot be used of an address changes nothing', () => {
    const deck = newDeck();
    deck.follow();
    deck.adopt({ slide: 'mask', isShown: false, cover: null, lab: 'op=maybe&t=<script>' });
    expect(deck.player?.act.edit).toBeNull();
    expect(deck.player?.inputs.op).toBe('eq');
  });
});

describe('a slide that asks', () => {
  /** At the question about the mask, with all its cells answered rightly or not at all. */
  function asking(answers: 'right' | 'none') {
    const deck = newDeck();
    deck.go('mask');
    const prediction = deck.player!.prediction!;
    if (answers === 'right')
      prediction.question.answer.forEach((value, at) => prediction.choose(at, value));
    return { deck, prediction };
  }

  test('hides its cells until the lesson goes on, and hides them again on the way back', () => {
    const { deck, prediction } = asking('none');
    expect(deck.player?.veil).toBe(prediction);
    deck.next();
    expect(deck.player?.veil).toBeNull();
    expect(prediction.outcome).toBe('skipped');
    deck.previous();
    expect(deck.player?.veil).not.toBeNull();
    expect(deck.player?.prediction?.outcome).toBeNull();
  });

  test('judges what the class has answered', () => {
    const { deck, prediction } = asking('right');
    deck.next();
    expect(prediction.outcome).toBe('right');
    expect(deck.state).toMatchObject({ slide: 'mask', isShown: true });
  });

  test('is answered once, and told once, by the button of the question too', () => {
    const { deck, prediction } = asking('right');
    deck.onchange = vi.fn();
    prediction.check();
    expect(deck.state.isShown).toBe(true);
    expect(deck.onchange).toHaveBeenCalledTimes(1);
    deck.next();
    expect(deck.state.slide).toBe('model');
  });

  test('opens where another window opens it, and asks anew where that one hides it', () => {
    const { deck } = asking('none');
    deck.onchange = vi.fn();
    deck.adopt({ ...deck.state, isShown: true });
    expect(deck.player?.veil).toBeNull();
    deck.adopt({ ...deck.state, isShown: false });
    expect(deck.player?.veil).not.toBeNull();
    expect(deck.onchange).not.toHaveBeenCalled();
  });

  test('asks about the example as it is, and once it is open about nothing more', () => {
    const { deck, prediction } = asking('none');
    deck.player!.edit({ op: 'ge' });
    const asked = deck.player!.prediction!;
    expect(asked).not.toBe(prediction);
    expect(deck.question).toEqual(asked.question);
    deck.next();
    deck.player!.edit({ op: 'eq' });
    expect(deck.player?.veil).toBeNull();
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
      const deck = newDeck();
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
