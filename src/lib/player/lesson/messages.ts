/** What the windows of a lesson say to each other. Anybody may write into the channels, so all of it is checked. */

import type { PlanId } from '../../texts/teach/types';
import { covers, LONGEST_LAB, type DeckState } from './state';

/** Changes when the form does: windows of two versions do not mix. */
export const VERSION = 1;

const TYPE = 'flamingo-lesson';

interface Head {
  readonly type: typeof TYPE;
  readonly v: typeof VERSION;
  readonly lesson: PlanId;
  /** The window that sends it. */
  readonly from: string;
}

/** Who has come asks for the state. */
export interface Hello extends Head {
  readonly kind: 'hello';
}

export interface Standing extends Head {
  readonly kind: 'state';
  readonly state: DeckState;
  /** When the state was made; the latest counts. See `LessonLink`. */
  readonly stamp: number;
  /** The window in which it was made. */
  readonly by: string;
}

export type LessonMessage = Hello | Standing;

/** What a reader of messages knows of its lesson. */
export interface Hearer {
  readonly lesson: PlanId;
  readonly slides: readonly string[];
}

export const helloFrom = (lesson: PlanId, from: string): Hello => ({
  type: TYPE,
  v: VERSION,
  lesson,
  from,
  kind: 'hello',
});

export const standingFrom = (
  lesson: PlanId,
  from: string,
  rest: Pick<Standing, 'state' | 'stamp' | 'by'>,
): Standing => ({ type: TYPE, v: VERSION, lesson, from, kind: 'state', ...rest });

/** Clocks of one device agree; a stamp further ahead than this, in milliseconds, would be the latest for ever. */
const AHEAD = 60_000;

/** @returns null for what is not of this lesson and version, or not whole. @param now in milliseconds */
export function readMessage(data: unknown, hearer: Hearer, now: number): LessonMessage | null {
  if (!isRecord(data) || data.type !== TYPE || data.v !== VERSION) return null;
  const { lesson, slides } = hearer;
  const { from, kind } = data;
  if (data.lesson !== lesson || !isName(from)) return null;
  if (kind === 'hello') return helloFrom(lesson, from);
  const { stamp, by } = data;
  const state = readState(data.state, slides);
  if (kind !== 'state' || !state || !isName(by)) return null;
  if (!Number.isSafeInteger(stamp) || (stamp as number) > now + AHEAD) return null;
  return standingFrom(lesson, from, { state, stamp: stamp as number, by });
}

/** Only what is known of it is taken over. */
function readState(data: unknown, slides: readonly string[]): DeckState | null {
  if (!isRecord(data)) return null;
  const { slide, isShown, lab } = data;
  if (typeof slide !== 'string' || !slides.includes(slide)) return null;
  const cover = data.cover === null ? null : covers.find((known) => known === data.cover);
  if (typeof isShown !== 'boolean' || cover === undefined) return null;
  if (typeof lab !== 'string' || lab.length > LONGEST_LAB) return null;
  return { slide, isShown, cover, lab };
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null;

const isName = (data: unknown): data is string =>
  typeof data === 'string' && /^\w{1,40}$/.test(data);
