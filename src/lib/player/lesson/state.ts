/** Where a lesson stands: all that its windows tell each other. */

/** What lies over the slide on the audience's screen: nothing but black, or the QR code of the slide. */
export const covers = ['black', 'code'] as const;
export type Cover = (typeof covers)[number];

export interface DeckState {
  /** Id of the slide. */
  readonly slide: string;
  /** The answer to what the slide asks is open. Never so where it asks nothing. */
  readonly isShown: boolean;
  readonly cover: Cover | null;
  /** What was changed in the slide's Lab, as a query upon the slide's own; empty where nothing was. */
  readonly lab: string;
}

/** The longest query of a Lab that an address or a message may hold; the Lab's own limits allow a few hundred. */
export const LONGEST_LAB = 2000;
