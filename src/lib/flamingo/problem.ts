/**
 * What can be wrong with what a person hands to the model, as data: a page says it in its reader's language, a
 * command prints `messageOf`, and a worker sends it as a value.
 */
export type Problem =
  /** `part` counts the parts of the prompt from 0; `nearest` are words of the vocabulary, best first. */
  | {
      readonly kind: 'unknown_word';
      readonly word: string;
      readonly nearest: readonly string[];
      readonly part: number;
    }
  /** The words of the program itself, such as <image>, written into a text. */
  | { readonly kind: 'reserved_word'; readonly word: string; readonly part: number }
  /** Both count tokens. */
  | { readonly kind: 'too_long'; readonly length: number; readonly context: number }
  /** Of one clip; `part` is null where there is no prompt around it. */
  | {
      readonly kind: 'too_many_frames';
      readonly count: number;
      readonly most: number;
      readonly part: number | null;
    }
  | { readonly kind: 'empty' }
  /** Where a word reads all pictures, or its row is not zeroed, there must be one: the softmax over none is undefined. */
  | { readonly kind: 'no_picture' }
  /** `name` is the picture's file. */
  | { readonly kind: 'picture'; readonly name: string; readonly why: PictureFault }
  /** Several of them, at least two. */
  | { readonly kind: 'pictures'; readonly faults: readonly FaultyPicture[] }
  /** A file that did not come, or not whole: `status` is what the server answered, null where no answer came to its end. */
  | {
      readonly kind: 'not_fetched';
      readonly file: string;
      readonly status: number | null;
      readonly why: string;
    }
  /** One of the model's files. */
  | { readonly kind: 'model_missing'; readonly file: string }
  | { readonly kind: 'model_broken'; readonly file: string; readonly why: string }
  /** A prompt file or a message that is not built as agreed. */
  | { readonly kind: 'malformed'; readonly why: string }
  | { readonly kind: 'cancelled' }
  /** Anything else: a fault of the program. */
  | { readonly kind: 'internal'; readonly why: string };

/** A file that is no picture for the model. */
export interface FaultyPicture {
  readonly name: string;
  readonly why: PictureFault;
}

export type PictureFault = 'missing' | 'unreadable' | 'too_large' | 'empty';

/** An error whose cause is known well enough to be told. */
export class FlamingoError extends Error {
  override readonly name = 'FlamingoError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(messageOf(problem));
    this.problem = problem;
  }
}

/** The problem of anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof FlamingoError) return error.problem;
  return { kind: 'internal', why: error instanceof Error ? error.message : String(error) };
}

/** What is wrong with several files as one: each that is no picture by its name. null: nothing is. */
export function together(problems: readonly Problem[]): Problem | null {
  const faults = problems.filter((problem) => problem.kind === 'picture');
  const other = problems.find(({ kind }) => kind !== 'picture');
  if (other !== undefined || problems.length < 2) return other ?? problems.at(0) ?? null;
  return { kind: 'pictures', faults: faults.map(({ name, why }) => ({ name, why })) };
}

const pictureFaults: Readonly<Record<PictureFault, string>> = {
  missing: 'there is no such file',
  unreadable: 'this is no picture that can be read',
  too_large: 'the picture is too large',
  empty: 'the picture has no pixels',
};

/** One line in English that names the thing. */
export function messageOf(problem: Problem): string {
  switch (problem.kind) {
    case 'unknown_word': {
      const near = problem.nearest.length > 0 ? `; near it: ${problem.nearest.join(', ')}` : '';
      return `${quote(problem.word)} is not in the vocabulary${near}`;
    }
    case 'reserved_word':
      return `${quote(problem.word)} cannot be written in a text: it is put in for each picture or clip`;
    case 'too_long':
      return `the prompt has ${problem.length} tokens; the model's context holds ${problem.context}`;
    case 'too_many_frames':
      return `a clip has ${problem.count} frames; it may have ${problem.most}`;
    case 'empty':
      return 'the prompt is empty';
    case 'no_picture':
      return 'a prompt without pictures needs only_attend_immediate_media, and its rows zeroed';
    case 'picture':
      return faultLine(problem);
    case 'pictures':
      return problem.faults.map(faultLine).join('; ');
    case 'model_missing':
      return `the model is not there: no ${problem.file}`;
    case 'model_broken':
      return `the model's file ${problem.file} is broken: ${oneLine(problem.why)}`;
    case 'not_fetched':
      return `${problem.file} could not be fetched: ${oneLine(problem.why)}`;
    case 'malformed':
      return oneLine(problem.why);
    case 'cancelled':
      return 'cancelled';
    case 'internal':
      return oneLine(problem.why);
  }
}

function faultLine({ name, why }: FaultyPicture): string {
  return `${oneLine(name)}: ${pictureFaults[why]}`;
}

const LONGEST_QUOTE = 60;

/** A stranger's text inside a message: in quotes, without line breaks, cut where it gets long. */
export function quote(text: string): string {
  const letters = [...text.slice(0, 2 * LONGEST_QUOTE)];
  const isCut = letters.length > LONGEST_QUOTE || text.length > 2 * LONGEST_QUOTE;
  return JSON.stringify(letters.slice(0, LONGEST_QUOTE).join('') + (isCut ? '…' : ''));
}

const LONGEST_LINE = 300;

function oneLine(text: string): string {
  return text.slice(0, LONGEST_LINE).replace(/\p{C}+/gu, ' ');
}
