/** What a lesson is made of, in short and on the clock. */

import { asks, type Lesson, type LessonStop, type PlanId } from '../../texts/teach/types';

/** What a card says of a lesson. */
export interface Outline {
  readonly id: PlanId;
  readonly minutes: number;
  readonly title: string;
  readonly summary: string;
  readonly slides: number;
  /** So many of the slides ask before they show. */
  readonly asking: number;
}

export const outlineOf = ({ id, minutes, title, summary, stops }: Lesson): Outline => ({
  id,
  minutes,
  title,
  summary,
  slides: stops.length,
  asking: stops.filter(asks).length,
});

/** A stop and when it is due, in minutes from the beginning. */
export interface DueStop extends LessonStop {
  readonly from: number;
  readonly to: number;
}

export function onTheClock(stops: readonly LessonStop[]): DueStop[] {
  let to = 0;
  return stops.map((stop) => {
    const from = to;
    to += stop.minutes;
    return { ...stop, from, to };
  });
}

/** `0:07`: hours and minutes since the beginning. */
export const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
