/**
 * The emoji world: what there is to see, and the words to say it. The list itself is the training's own
 * file, so that there is one copy of it for both languages (notebooks/tiny_flamingo/world.py).
 */

import world from '../../../../notebooks/tiny_flamingo/world.json' with { type: 'json' };

/** A class of pictures with a name. */
export interface Thing {
  /** Of its picture in the sheet of sprites. */
  readonly index: number;
  readonly name: string;
  readonly plural: string;
  readonly emoji: string;
  readonly place: string;
  readonly kind: string;
  /** No picture of it was ever paired with its name. */
  readonly held_out: boolean;
  /** Its place and kind were told in text only: no picture of it ever came with them. */
  readonly fact_unpaired: boolean;
}

/** Of the named things, every sixth from the fourth on. */
const [FIRST_UNPAIRED, UNPAIRED_STEP] = [3, 6];

const namedClasses = world.classes.filter(({ held_out }) => !held_out);
const unpaired = new Set(
  namedClasses.filter((_, i) => i % UNPAIRED_STEP === FIRST_UNPAIRED).map(({ name }) => name),
);

export const THINGS: readonly Thing[] = world.classes.map((thing, index) => {
  const { name, plural, emoji, place, kind, held_out } = thing;
  const fact_unpaired = unpaired.has(name);
  return { index, name, plural, emoji, place, kind, held_out, fact_unpaired };
});
export const NAMED = THINGS.filter(({ held_out }) => !held_out);
export const HELD_OUT = THINGS.filter(({ held_out }) => held_out);
export const PAIRED = NAMED.filter(({ fact_unpaired }) => !fact_unpaired);
export const UNPAIRED = NAMED.filter(({ fact_unpaired }) => fact_unpaired);

/**
 * The most pictures of a training sequence: no task has more than that of new words, with as many pictures that bring one
 * and that ask for one again as there can be.
 */
export const MOST_TRAINED_PICTURES = world.new_words.ways[1] + world.new_words.asked[1];

/** Words without a meaning, to be given one by an example. */
export const NONSENSE: readonly string[] = world.nonsense;

export const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six'] as const;
export const MOTIONS = ['left', 'right', 'up', 'down', 'grows', 'shrinks'] as const;
export type Motion = (typeof MOTIONS)[number];

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Of backgrounds. A random draw depends on their order. */
export const COLOURS = {
  red: [205, 40, 40],
  orange: [240, 140, 40],
  yellow: [240, 220, 60],
  green: [60, 165, 75],
  blue: [60, 95, 215],
  purple: [130, 60, 175],
  pink: [245, 155, 195],
  brown: [120, 75, 40],
  gray: [130, 130, 130],
  white: [245, 245, 245],
  black: [22, 22, 22],
} as const satisfies Record<string, Rgb>;
export type Colour = keyof typeof COLOURS;
