/** What one gotcha is made of. Each is a file with its words in every language; what they say is computed. */

import type { GotchaId } from '../../lesson';
import type { View } from '../../tensor';
import type { CellRef, Inputs, StepId } from '../../trace';
import type { Lang } from '../lang';

/** An example of the Mask Lab that stands on the page. */
export interface Scene {
  readonly inputs: Inputs;
  /** The cell that is read once the answer is shown; null: the step's own. */
  readonly cell: CellRef | null;
}

/** Where it was found or talked about. Opening it is the reader's act. */
export interface Source {
  /** `mlfoundations/open_flamingo` */
  readonly repository: string;
  /** A file, or an issue or pull request: `src/helpers.py`, `#219`. */
  readonly place: string;
  readonly url: string;
}

/** What an experiment gave, as a matrix: two axes. */
export interface Result {
  /** data-tensor: what the numbers are, in the manner of the code. */
  readonly tensor: string;
  readonly values: View;
  /** change: an amount, 0 or more. weight: from 0 to 1, NaN where it came to that. count: whole numbers. flag: booleans. */
  readonly kind: 'change' | 'weight' | 'count' | 'flag';
  /** Where the columns are latents: how many of them a picture has. */
  readonly n?: number;
  /** The cells that tell it. */
  readonly lit?: readonly (readonly [row: number, column: number])[];
}

export interface ResultText {
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** A sentence with `code` and **strong** in it. */
type Sentence = string;

/** Words of a gotcha; `Found` is what its runs gave. */
export interface GotchaText<Found> {
  /** The question that the page is about. */
  readonly title: string;
  /** One line for the index. It does not give the answer away. */
  readonly card: Sentence;
  /** What stands on the page before the answer. */
  readonly lead: Sentence;
  readonly ask: Sentence;
  readonly answers: readonly Sentence[];
  /** For each answer, what is said to who gave it: why it is right, or what it overlooks. */
  readonly why: (found: Found) => readonly Sentence[];
  readonly sentences: (found: Found) => readonly [Sentence, Sentence, Sentence];
  /** A name for each scene, where there are several. */
  readonly scenes: readonly string[];
  /** Words of the results, in their order. */
  readonly results: (found: Found) => readonly ResultText[];
}

/** A gotcha as its file writes it. */
export interface GotchaSource<Found> {
  readonly id: GotchaId;
  readonly scenes: readonly Scene[];
  /** The step that is on the page while the question is open: it does not show the answer. */
  readonly asksAt: StepId;
  /** The steps that show it, the best one first. */
  readonly shows: readonly StepId[];
  /** Runs the core. */
  readonly find: () => Found;
  /** Which answer the core gives. @throws {Error} where it gives none of them */
  readonly right: (found: Found) => number;
  readonly results: (found: Found) => readonly Result[];
  readonly sources: readonly Source[];
  readonly text: Readonly<Record<Lang, GotchaText<Found>>>;
}

export type OpenWords = Omit<GotchaText<unknown>, 'why' | 'sentences' | 'results'>;

/** All that is hidden until the reader has answered. */
export interface Reveal {
  /** A position in `answers`. */
  readonly right: number;
  readonly why: readonly Sentence[];
  readonly sentences: readonly [Sentence, Sentence, Sentence];
  readonly results: readonly (Result & ResultText)[];
}

/** A gotcha as pages read it. */
export interface Gotcha extends Omit<GotchaSource<never>, 'find' | 'right' | 'results' | 'text'> {
  readonly words: Readonly<Record<Lang, OpenWords>>;
  /** Runs the core, and says what came of it. */
  readonly reveal: (lang: Lang) => Reveal;
}
