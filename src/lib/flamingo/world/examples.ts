/**
 * Pictures with words, and the answer that is expected (notebooks/tiny_flamingo/picture_tasks.py): what
 * the evaluation asks, drawn at random. The order of the draws matters.
 */

import { clip, randomMotion } from './clips';
import type { Random } from './random';
import { copies, pair, single, type Scene } from './scenes';
import { NAMED, NONSENSE, NUMBERS, PAIRED, type Motion, type Thing } from './things';

/** A picture (one frame) or a clip. */
export interface Media {
  readonly frames: readonly Scene[];
}

export type Item = string | Media;

export interface Example {
  /** What comes before the answer. */
  readonly before: readonly Item[];
  /** Words. */
  readonly answer: readonly string[];
}

export type Task = (rng: Random) => Example;

export function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

export function example(frames: readonly Scene[], before: string, answer: string): Example {
  return { before: [{ frames }, ...wordsOf(before)], answer: wordsOf(answer) };
}

/** As it is shown when another example follows. */
export function whole({ before, answer }: Example): Item[] {
  return [...before, ...answer, '.', '<|endofchunk|>'];
}

export function naming(rng: Random, things: readonly Thing[] = NAMED): Example {
  const { index, name } = rng.choice(things);
  return example([single(rng, index)], 'this is a', name);
}

function drawCount(rng: Random): number {
  return rng.between(1, NUMBERS.length);
}

/** @param asked how many there are to be; drawn by default */
export function counting(rng: Random, asked?: number): Example {
  const { index, plural } = rng.choice(NAMED);
  const count = asked ?? drawCount(rng);
  return example([copies(rng, index, count)], `${plural} :`, NUMBERS[count - 1]);
}

/** The answer names what is counted, too. */
export function countingNamed(rng: Random): Example {
  const { index, plural } = rng.choice(NAMED);
  const count = drawCount(rng);
  return example([copies(rng, index, count)], '', `${plural} : ${NUMBERS[count - 1]}`);
}

function what(rng: Random): Example {
  const { index, name } = rng.choice(NAMED);
  return example([single(rng, index)], 'what is this ?', `a ${name}`);
}

function where(rng: Random): Example {
  const { index, place } = rng.choice(PAIRED);
  return example([single(rng, index)], 'where is it found ?', `in ${place}`);
}

function whatKind(rng: Random): Example {
  const { index, kind } = rng.choice(PAIRED);
  return example([single(rng, index)], 'what kind is it ?', kind);
}

function howMany(rng: Random): Example {
  const { index } = rng.choice(NAMED);
  const count = drawCount(rng);
  return example([copies(rng, index, count)], 'how many ?', NUMBERS[count - 1]);
}

function colour(rng: Random): Example {
  const { index } = rng.choice(NAMED);
  const scene = rng.chance(0.5) ? single(rng, index) : copies(rng, index, drawCount(rng));
  return example([scene], 'what colour is the background ?', scene.colour);
}

function side(rng: Random): Example {
  const [left, right] = rng.sample(NAMED, 2);
  const of = rng.choice(['left', 'right'] as const);
  const scene = pair(rng, left.index, right.index);
  return example([scene], `what is on the ${of} ?`, { left, right }[of].name);
}

/** By their names in the table of results. */
export const ASKED = {
  what,
  where,
  what_kind: whatKind,
  how_many: howMany,
  colour,
  side,
} satisfies Record<string, Task>;

export function motionAnswer(motion: Motion): string {
  return motion.endsWith('s') ? `it ${motion}` : `it moves ${motion}`;
}

/** @param shuffled puts the frames into a random order, so that there is no motion to see */
export function motion(rng: Random, frames: number, shuffled: boolean): Example {
  const { index } = rng.choice(NAMED);
  const drawn = randomMotion(rng);
  const scenes = clip(rng, index, drawn, frames);
  return example(shuffled ? rng.shuffle(scenes) : scenes, 'what happens ?', motionAnswer(drawn));
}

/** One example for each of `ways` new words, then a new picture of one of those things. */
export function bindings(rng: Random, ways: number, things: readonly Thing[]): Example[] {
  const shown = rng.sample(things, ways);
  const words = rng.sample(NONSENSE, ways);
  const order = [...shown.keys(), rng.below(ways)];
  return order.map((i) => example([single(rng, shown[i].index)], 'this is a', words[i]));
}

/** Three pictures, each named in its turn, then one of them asked for by its number. */
export function dialogue(rng: Random): Example[] {
  const things = rng.sample(NAMED, 3);
  const named = things.map(({ index, name }, i) =>
    example([single(rng, index)], `picture ${NUMBERS[i]} :`, name),
  );
  const [asked] = rng.sample([...things.keys()], 1);
  const before = wordsOf(`picture ${NUMBERS[asked]} :`);
  return [...named, { before, answer: [things[asked].name] }];
}

export const PROPERTIES = ['place', 'kind', 'colour'] as const;
export type Property = (typeof PROPERTIES)[number];

/** `<image> = word`, where only the examples before tell which property is asked for. */
export function byExample(rng: Random, of: Property): Example {
  const { index, place, kind } = rng.choice(PAIRED);
  const scene = single(rng, index);
  return example([scene], '=', { place, kind, colour: scene.colour }[of]);
}
