/** What a lesson is made of. Each slide is a file with its words in every language; a plan lists slides. */

import type { GotchaId, Level } from '../../lesson';
import type { Lang } from '../lang';

/** Minutes. */
export const planIds = ['20', '35', '50'] as const;
export type PlanId = (typeof planIds)[number];

/** What stands on a slide below its words. Queries are those of the page or widget, without the question mark. */
export type Show =
  | { readonly kind: 'words' }
  /** A step of the Mask Lab. With `asks` its cells are hidden behind a question until the teacher goes on. */
  | { readonly kind: 'lab'; readonly query: string; readonly asks: boolean }
  /** While the class predicts, the widget is as `asked` says, then as in `query`; null: the slide does not ask. */
  | {
      readonly kind: 'widget';
      readonly widget: 'tiny-flamingo' | 'few-shot';
      readonly query: string;
      readonly asked: string | null;
    };

/** A slide that asks takes two steps: the question, then its answer. */
export const asks = ({ show }: { readonly show: Show }): boolean =>
  show.kind === 'widget' ? show.asked !== null : show.kind === 'lab' && show.asks;

/** In all but the title `code` and **strong** are marked up. */
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

/** `code` and **strong** are marked up in the lists. */
export interface PlanText {
  readonly title: string;
  /** What the lesson covers, in a sentence. */
  readonly summary: string;
  /** What students can do afterwards. */
  readonly aims: readonly string[];
  /** What the teacher does before the lesson. */
  readonly before: readonly string[];
}

export interface Plan {
  readonly id: PlanId;
  /** Their minutes add up to the plan's. */
  readonly stops: readonly Stop[];
  /** Of the worksheet that goes with it, so that sheet and key are the same for everybody. */
  readonly worksheet: { readonly seed: number; readonly level: Level };
  readonly text: Readonly<Record<Lang, PlanText>>;
}

/** A slide with its words in one language, and the minutes that the plan gives it. */
export interface LessonStop {
  /** Of the slide. */
  readonly id: string;
  readonly minutes: number;
  readonly show: Show;
  /** Where to read on. */
  readonly gotcha: GotchaId | null;
  readonly text: SlideText;
}

/** A plan in one language. Plain data, so a page can be handed it. */
export interface Lesson extends PlanText {
  readonly id: PlanId;
  /** Of the whole lesson. */
  readonly minutes: number;
  readonly worksheet: Plan['worksheet'];
  readonly stops: readonly LessonStop[];
}
