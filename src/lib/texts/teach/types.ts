/** What a lesson is made of. Each slide is a file with its words in every language; a plan lists slides. */

import type { GotchaId } from '../../lesson';
import type { Lang } from '../lang';

/** Minutes. */
export const planIds = ['20', '35', '50'] as const;
export type PlanId = (typeof planIds)[number];

/** What stands on a slide below its words. Queries are those of the page or widget, without the question mark. */
export type Show =
  | { readonly kind: 'words' }
  /** A step of the Mask Lab. With `asks` its cells are hidden behind a question until the teacher goes on. */
  | { readonly kind: 'lab'; readonly query: string; readonly asks: boolean }
  | {
      readonly kind: 'widget';
      readonly widget: 'tiny-flamingo' | 'few-shot';
      readonly query: string;
    };

export interface SlideText {
  /** On screen: a question, if the slide asks one. */
  readonly title: string;
  /** On screen: one or two sentences. */
  readonly lead: string;
  /** For the teacher: what to say and do, a sentence each. */
  readonly notes: readonly string[];
  /** What students usually get wrong here. */
  readonly mistakes: readonly string[];
  /** What is right, and why; empty where nothing is asked. Numbers that are computed are not written here. */
  readonly answer: string;
}

export interface Slide {
  /** The file's name: stands in the address. */
  readonly id: string;
  readonly show: Show;
  /** Where to read on. */
  readonly gotcha?: GotchaId;
  readonly text: Readonly<Record<Lang, SlideText>>;
}

export interface Stop {
  readonly slide: string;
  readonly minutes: number;
}

export interface Plan {
  readonly id: PlanId;
  /** Their minutes add up to the plan's. */
  readonly stops: readonly Stop[];
}
