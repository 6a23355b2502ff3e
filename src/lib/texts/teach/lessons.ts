/**
 * The lesson plans in one language. For what runs when the site is built, as `+page.server.ts`: the words of all slides in
 * all languages are in here, and a page gets those it shows.
 */

import type { Lang } from '../lang';
import { planIds, type Lesson, type LessonStop, type Plan, type PlanId, type Slide } from './types';

const slides = import.meta.glob<Slide>('./slides/*.ts', { eager: true, import: 'default' });
const plans = import.meta.glob<Plan>('./plans/*.ts', { eager: true, import: 'default' });

export const isPlanId = (value: string): value is PlanId => planIds.some((id) => id === value);

export const planOf = (id: PlanId): Plan => plans[`./plans/${id}.ts`];

/** Every slide there is, in the order of their names. */
export const allSlides = (): readonly Slide[] => Object.values(slides);

/** @throws {Error} when there is no such slide, which a test rules out for those of the plans */
export function slideOf(id: string): Slide {
  const slide = slides[`./slides/${id}.ts`];
  if (slide === undefined) throw new Error(`There is no slide ${id}.`);
  return slide;
}

/** The slides of a plan, in their order. */
export const slidesOf = (plan: Plan): readonly Slide[] =>
  plan.stops.map((stop) => slideOf(stop.slide));

export function lessonIn(lang: Lang, id: PlanId): Lesson {
  const { stops, worksheet, text } = planOf(id);
  return {
    id,
    ...text[lang],
    minutes: stops.reduce((sum, stop) => sum + stop.minutes, 0),
    worksheet,
    stops: stops.map((stop): LessonStop => {
      const { show, gotcha, text: words } = slideOf(stop.slide);
      return {
        id: stop.slide,
        minutes: stop.minutes,
        show,
        gotcha: gotcha ?? null,
        text: words[lang],
      };
    }),
  };
}

/** All plans, the shortest first. */
export const lessonsIn = (lang: Lang): readonly Lesson[] => planIds.map((id) => lessonIn(lang, id));
