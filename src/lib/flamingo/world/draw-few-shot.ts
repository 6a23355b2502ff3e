/** Draws the examples and the query of each few-shot task. */

import { ASKED, byExample, countingNamed, example, motion, type Example } from './examples';
import { MOST_SHOTS, type Drawn, type FewShotTask, type Row } from './few-shot';
import { Random } from './random';
import { single } from './scenes';
import { HELD_OUT, NAMED, NONSENSE, NUMBERS, PAIRED } from './things';

const END = ['.', '<|endofchunk|>'];
const FRAMES = 4;

/** Queries have seeds of their own, far from those of the examples. */
const FIRST_QUERY = 1000;

/**
 * Equal seeds give equal examples, whatever the query.
 * @param query which of the queries that could follow these examples
 */
export function drawFewShot(task: FewShotTask, seed: number, query = 0): Drawn {
  const randomOf = (part: number) =>
    new Random(Math.imul(seed + 1, 7919) ^ Math.imul(part, 1000003));
  const [rng, asking] = [randomOf(1), randomOf(FIRST_QUERY + query)];
  switch (task) {
    case 'new_word':
      return drawNewWords(rng, asking);
    case 'dialogue':
      return drawDialogue(rng, asking);
    default:
      return drawAlike(rng, asking, EXAMPLES[task]);
  }
}

type Draw = (rng: Random) => Example;

/** Tasks whose examples and query are drawn alike, and apart from each other. */
const EXAMPLES: Readonly<Record<Exclude<FewShotTask, 'new_word' | 'dialogue'>, Draw>> = {
  sign_place: (rng) => byExample(rng, 'place'),
  sign_kind: (rng) => byExample(rng, 'kind'),
  sign_colour: (rng) => byExample(rng, 'colour'),
  naming_fact: namingFact,
  counting: countingNamed,
  question: (rng) => rng.choice(MIXED)(rng),
  clip: (rng) => motion(rng, FRAMES, false),
  side: ASKED.side,
};

/** Every question but that about sides, which has a task of its own. */
const MIXED: readonly Draw[] = [
  ASKED.what,
  ASKED.where,
  ASKED.what_kind,
  ASKED.how_many,
  ASKED.colour,
];

function namingFact(rng: Random): Example {
  const { index, name, place } = rng.choice(PAIRED);
  return example([single(rng, index)], 'this is a', `${name} . it is found in ${place}`);
}

function asRow(drawn: Example, end: readonly string[] = END): Row {
  return { ...drawn, end };
}

const inOrder = Array.from({ length: MOST_SHOTS }, (_, i) => i);

function drawAlike(rng: Random, asking: Random, draw: Draw): Drawn {
  const examples = inOrder.map(() => asRow(draw(rng)));
  const strangers = inOrder.map(() => mediaOf(draw(rng)));
  const query = asRow(draw(asking));
  return { examples, strangers, places: inOrder, queryAfter: () => query, placed: (row) => row };
}

function mediaOf({ before }: Example) {
  const media = before.find((item) => typeof item !== 'string');
  if (media === undefined) throw new Error('few-shot: an example without a picture');
  return media;
}

/** Eight things that the model never saw named, each with a word that means nothing; a new picture of one is asked for. */
function drawNewWords(rng: Random, asking: Random): Drawn {
  const things = rng.sample(HELD_OUT, 2 * MOST_SHOTS);
  const words = rng.sample(NONSENSE, MOST_SHOTS);
  const show = (random: Random, i: number, word: string) =>
    asRow(example([single(random, things[i].index)], 'this is a', word));
  const examples = inOrder.map((i) => show(rng, i, words[i]));
  const strangers = inOrder.map((i) => mediaOf(show(rng, MOST_SHOTS + i, '')));
  const asked = asking.below(MOST_SHOTS);
  const query = show(asking, asked, words[asked]);
  const drawn = { examples, strangers, places: rng.shuffle(inOrder), placed: (row: Row) => row };
  return { ...askedFirst(drawn, asked), queryAfter: () => query };
}

/** The example that the query needs joins first, so that it is there from the first shot on. */
function askedFirst<D extends Pick<Drawn, 'examples' | 'strangers' | 'places'>>(
  drawn: D,
  asked: number,
): D {
  const first = <T>(all: readonly T[]) => [all[asked], ...all.filter((_, i) => i !== asked)];
  const { examples, strangers, places } = drawn;
  return {
    ...drawn,
    examples: first(examples),
    strangers: first(strangers),
    places: first(places),
  };
}

/** Each picture has a number and a name; then one number is asked for, and no picture comes with it. */
function drawDialogue(rng: Random, asking: Random): Drawn {
  const things = rng.sample(NAMED, 2 * MOST_SHOTS);
  const rows = things.map(({ index, name }) =>
    asRow(example([single(rng, index)], '', name), ['.']),
  );
  const asked = asking.below(NUMBERS.length);
  const examples = askedFirst(
    {
      examples: rows.slice(0, NUMBERS.length),
      strangers: rows.slice(MOST_SHOTS, MOST_SHOTS + NUMBERS.length).map(mediaOf),
      places: rng.shuffle([...NUMBERS.keys()]),
    },
    asked,
  );
  const { answer } = rows[asked];
  const numbered = (place: number) => ['picture', NUMBERS[place], ':'];
  return {
    ...examples,
    placed: (row, place) => ({ ...row, before: [...row.before, ...numbered(place)] }),
    queryAfter: (shown) => {
      const place = shown.findIndex((row) => row.answer === answer);
      return { before: numbered(Math.max(0, place)), answer, end: ['.'] };
    },
  };
}
