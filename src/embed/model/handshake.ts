/** What a widget's worker and its page say to each other before the model's own messages. */

/** What the worker says first. */
export const STARTED = 'started';

/** What it is told first: the files that its page carries. */
export interface Carried {
  readonly carried: typeof globalThis.__flamingoFiles;
}
