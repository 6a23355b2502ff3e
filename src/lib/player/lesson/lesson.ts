/** A lesson as a page is given it: the plan and its slides, in one language. */

import type { PlanId, Slide, SlideText } from '../../texts/teach/types';

export interface LessonStop {
  /** Id of the slide. */
  readonly id: string;
  readonly minutes: number;
  readonly show: Slide['show'];
  readonly gotcha?: Slide['gotcha'];
  readonly text: SlideText;
}

export interface Lesson {
  readonly id: PlanId;
  readonly title: string;
  readonly minutes: number;
  readonly stops: readonly LessonStop[];
}
