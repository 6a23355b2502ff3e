/** What could not be used of an address, and why. */

export type Reason =
  | { kind: 'number' | 'real'; min: string; max: string }
  | { kind: 'choice'; choices: string }
  | { kind: 'tokens' | 'words' | 'unknown' | 'repeated' | 'decode' | 'version' };

export interface Dropped {
  readonly key: string;
  readonly value: string;
  readonly reason: Reason;
}

/** A parameter's reader throws it; reading an address turns it into a note. */
export class Unusable extends Error {
  constructor(readonly reason: Reason) {
    super(reason.kind);
  }
}
