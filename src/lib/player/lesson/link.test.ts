import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from './channels/channel';
import { LessonLink } from './link';
import type { DeckState } from './state';
import { slides } from './testing/lesson';

const hearer = { lesson: '20', slides } as const;
const at = (slide: string): DeckState => ({ slide, isShown: false, cover: null, lab: '' });

/** A wire that carries what one end sends to all others, each by itself. */
class Wire {
  readonly #ends = new Set<Channel>();
  /** What was carried. */
  readonly messages: unknown[] = [];

  end(): Channel {
    const channel: Channel = {
      send: (message) => {
        this.messages.push(message);
        for (const other of [...this.#ends])
          if (other !== channel) other.onmessage(structuredClone(message));
      },
      onmessage: () => false,
      close: () => void this.#ends.delete(channel),
    };
    this.#ends.add(channel);
    return channel;
  }

  /** As somebody would who is none of the windows. */
  shout(message: unknown): void {
    for (const end of this.#ends) end.onmessage(message);
  }
}

/** All windows of a test tell the time by one clock, which stands still unless it is set. */
const clock = { now: 1_000_000 };

function windowOn(wires: readonly Wire[], slide: string, isSilent = false) {
  const side = {
    current: at(slide),
    adopted: 0,
    state: () => side.current,
    adopt(state: DeckState) {
      side.adopted++;
      side.current = state;
    },
  };
  const channels = wires.map((wire) => wire.end());
  const link = new LessonLink(side, { hearer, channels, isSilent, now: () => clock.now });
  return {
    side,
    link,
    go(slide: string) {
      side.current = at(slide);
      link.lead();
    },
  };
}

describe('two windows', () => {
  test('follow each other', () => {
    const wire = new Wire();
    const [audience, presenter] = [windowOn([wire], 'story'), windowOn([wire], 'story')];
    presenter.go('mask');
    expect(audience.side.current.slide).toBe('mask');
    audience.go('model');
    expect(presenter.side.current.slide).toBe('model');
  });

  test('adopt a state once, over however many wires it comes, and tell nobody', () => {
    const wires = [new Wire(), new Wire(), new Wire()];
    const [audience, presenter] = [windowOn(wires, 'story'), windowOn(wires, 'story')];
    presenter.go('mask');
    expect(audience.side.adopted).toBe(1);
    expect(presenter.side.adopted).toBe(0);
    for (const wire of wires) expect(wire.messages).toHaveLength(1);
  });

  test('who comes later asks, and gets what was done before', () => {
    const wire = new Wire();
    const audience = windowOn([wire], 'story');
    audience.go('rows');
    const presenter = windowOn([wire], 'story');
    presenter.link.ask();
    expect(presenter.side.current.slide).toBe('rows');
    expect(audience.side.current.slide).toBe('rows');
  });

  test('of two that nobody has touched the older is right', () => {
    const wire = new Wire();
    const older = windowOn([wire], 'model');
    clock.now += 5;
    const newer = windowOn([wire], 'story');
    older.link.ask();
    newer.link.ask();
    expect([older.side.current.slide, newer.side.current.slide]).toEqual(['model', 'model']);
  });

  test('a window that was loaded anew is heard, though it counts from the beginning', () => {
    const wire = new Wire();
    const presenter = windowOn([wire], 'story');
    for (const slide of ['mask', 'model', 'rows']) presenter.go(slide);
    clock.now += 5;
    const audience = windowOn([wire], 'rows');
    audience.go('story');
    expect(presenter.side.current.slide).toBe('story');
  });

  test('one that follows in silence leads nobody and answers nobody', () => {
    const wire = new Wire();
    const [teacher, learner] = [windowOn([wire], 'story'), windowOn([wire], 'story', true)];
    learner.go('rows');
    expect(teacher.side.current.slide).toBe('story');
    clock.now += 5;
    const another = windowOn([wire], 'mask');
    teacher.link.close();
    another.link.ask();
    expect(another.side.current.slide).toBe('mask');
    another.go('model');
    expect(learner.side.current.slide).toBe('model');
  });
});

test('after any changes, at one moment or many, all windows stand at the same slide', () => {
  const step = fc.record({
    who: fc.nat(2),
    slide: fc.constantFrom(...slides),
    pause: fc.nat(1),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      const wires = [new Wire(), new Wire()];
      const windows = [wires, wires.slice(0, 1), wires].map((some) => windowOn(some, 'story'));
      for (const { who, slide, pause } of steps) {
        clock.now += pause;
        windows[who].go(slide);
      }
      const places = windows.map(({ side }) => side.current.slide);
      expect(new Set(places).size).toBe(1);
      expect(places[0]).toBe(steps.at(-1)!.slide);
    }),
  );
});

test('nothing that a stranger says moves a window, and nothing makes it throw', () => {
  const wire = new Wire();
  const { side } = windowOn([wire], 'story');
  fc.assert(
    fc.property(fc.anything(), (message) => {
      wire.shout(message);
      expect(side.current).toEqual(at('story'));
    }),
  );
});
