import type { Inputs, StepId } from '../../trace';
import type { Lines } from '../program';
import type { BugId, GotchaId } from '../types';

/** A line as the listing has it, and what stands there instead; null: the line is missing. */
export interface WrongLine {
  readonly right: string;
  readonly wrong: string | null;
}

/** A wrong program: the code with one statement changed, which really runs. */
export interface Bug {
  readonly id: BugId;
  /** The lesson that explains it. */
  readonly gotcha: GotchaId | null;
  /** Where it shows first. */
  readonly step: StepId;
  /** The lines of one statement that are wrong; null for a reader's mistake that is nobody's line. */
  readonly code: readonly WrongLine[] | null;
  readonly lines: Partial<Lines>;
  /** A mistake that programs make and readers hardly ever: it is suspected last. */
  readonly isUnlikely?: true;
  /** Whether the statement is reached at all; always, if left out. */
  runs?(inputs: Inputs): boolean;
}
