import { describe, expect, test } from 'vitest';
import { langs } from '../lang';
import { allSlides, isPlanId, lessonIn, lessonsIn, planOf, slideOf, slidesOf } from './lessons';
import { planIds, type Plan } from './types';

const plans = planIds.map(planOf);
const namesOf = (plan: Plan) => plan.stops.map((stop) => stop.slide);

/** Every fixed string below a value. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** What teacher and class read, in one language. */
const read = (lang: 'en' | 'zh') => [
  ...allSlides().flatMap((slide) => stringsOf(slide.text[lang])),
  ...plans.flatMap((plan) => stringsOf(plan.text[lang])),
];

describe.each(plans)('the plan of $id minutes', (plan) => {
  test('takes as many minutes as it says', () => {
    for (const stop of plan.stops) expect(Number.isInteger(stop.minutes)).toBe(true);
    expect(lessonIn('en', plan.id).minutes).toBe(Number(plan.id));
  });

  test('shows each of its slides once, from the story to the closing', () => {
    const names = namesOf(plan);
    expect(new Set(names).size).toBe(names.length);
    expect([names[0], names.at(-1)]).toEqual(['story', 'closing']);
  });

  test('asks before it shows, at five stops at least', () => {
    const asking = slidesOf(plan).filter(({ show }) => show.kind === 'lab' && show.asks);
    expect(asking.length).toBeGreaterThanOrEqual(5);
  });
});

test('a longer lesson has all stops of a shorter one, in their order', () => {
  const [short, middle, long] = plans.map(namesOf);
  expect(middle.filter((name) => short.includes(name))).toEqual(short);
  expect(long.filter((name) => middle.includes(name))).toEqual(middle);
});

test('every slide is in some plan, and is called what its file is called', () => {
  const used = new Set(plans.flatMap(namesOf));
  expect(
    allSlides()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...used].sort());
  for (const id of used) expect(slideOf(id).id).toBe(id);
  expect(() => slideOf('nothing')).toThrow('There is no slide nothing.');
});

test('the five steps that the mask is made of are in the shortest', () => {
  const queries = slidesOf(planOf('20')).map(({ show }) => ('query' in show ? show.query : ''));
  const steps = queries.map((query) => new URLSearchParams(query).get('step'));
  for (const step of ['text_time', 'media_time', 'broadcast', 'mask', 'softmax', 'zero_rows'])
    expect(steps).toContain(step);
  expect(queries.some((query) => /^t=\.I\.I,I\.I\..*&op=ge/.test(query))).toBe(true);
});

test('only the three lengths are plans', () => {
  expect(['20', '35', '50', '21', '', '__proto__'].filter(isPlanId)).toEqual(['20', '35', '50']);
});

describe.each(langs)('the words of the lessons in %s', (lang) => {
  test('are all there: title, lead, notes, mistakes, and an answer to what is asked', () => {
    for (const { id, show, text } of allSlides()) {
      const { title, lead, notes, mistakes, answer } = text[lang];
      expect(title, id).toMatch(/[?\uFF1F]$/);
      for (const said of [lead, ...notes, ...mistakes, answer]) {
        expect(said.trim(), id).not.toBe('');
        expect(said, id).toMatch(/[.?!\u3002\uFF1F\uFF01]\u201D?$/);
      }
      expect(notes.length, id).toBeGreaterThanOrEqual(3);
      expect(mistakes.length, id).toBeGreaterThanOrEqual(2);
      expect(title + lead, id).not.toContain(show.kind === 'lab' && show.asks ? answer : '\0');
    }
  });

  test('mark code in pairs, and hold no number that the core would compute', () => {
    for (const said of read(lang)) {
      expect((said.match(/`/g) ?? []).length % 2, said).toBe(0);
      expect(said).not.toMatch(/\d\.\d/);
    }
  });

  test('are the same number in both languages', () => {
    for (const { id, text } of allSlides()) {
      expect(text[lang].notes.length, id).toBe(text.en.notes.length);
      expect(text[lang].mistakes.length, id).toBe(text.en.mistakes.length);
    }
  });

  test('come as plain data, with the plan they belong to', () => {
    for (const lesson of lessonsIn(lang)) {
      expect(structuredClone(lesson)).toEqual(JSON.parse(JSON.stringify(lesson)));
      expect(lesson.title).toContain(lesson.id);
    }
  });
});

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of read('zh')) {
    const prose = text.replace(/`[^`]*`/g, '');
    expect(prose).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
