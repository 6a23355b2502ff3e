import type { CallOf, Events, Kind, Results } from '../protocol';
import type { Models } from '../models';

/** What the work on one call may use. */
export interface Turn<K extends Kind> {
  readonly models: Models;
  readonly emit: (event: Events[K]) => void;
  readonly isCancelled: () => boolean;
}

/** How one kind of call is answered; whatever it throws is the call's problem. */
export interface Handler<K extends Kind> {
  /** true: it lets other calls in while it works. The others are answered one after another. */
  readonly isLong: boolean;
  readonly work: (call: CallOf<K>, turn: Turn<K>) => Results[K] | Promise<Results[K]>;
}
