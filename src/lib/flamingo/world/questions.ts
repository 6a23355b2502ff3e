/**
 * The evaluation's questions (notebooks/tiny_flamingo/questions.py). Each is drawn from a seed of its own,
 * here and in Python alike.
 */

import {
  ASKED,
  bindings,
  byExample,
  counting,
  countingNamed,
  dialogue,
  example,
  motion,
  naming,
  PROPERTIES,
  whole,
  wordsOf,
  type Example,
  type Item,
  type Property,
  type Task,
} from './examples';
import { Random } from './random';
import { single } from './scenes';
import { HELD_OUT, NAMED, NUMBERS, PAIRED, UNPAIRED, type Thing } from './things';

/** Items put into the context, then as many words taken from the model as `answer` has. */
export interface Turn {
  readonly before: readonly Item[];
  readonly answer: readonly string[];
  /** false: whatever the model says goes into the context, right or wrong. */
  readonly checked: boolean;
}

/** A list of turns; what the model answers to one stays in its context for the next. */
export type Question = (rng: Random) => readonly Turn[];

const asTurn = ({ before, answer }: Example): Turn => ({ before, answer, checked: true });

/** All examples but the last are shown with their answers; the last is asked. */
function asked(examples: readonly Example[]): Turn[] {
  const shown = examples.slice(0, -1).flatMap(whole);
  const { before, answer } = examples[examples.length - 1];
  return [asTurn({ before: [...shown, ...before], answer })];
}

/** `count` whole examples of a task, then one to answer. */
function shots(task: Task, count: number): Question {
  return (rng) => asked(Array.from({ length: count + 1 }, () => task(rng)));
}

/** Counting with the plural given: two examples have any counts, the asked picture has `count`. */
function countingOf(count: number): Question {
  return (rng) => asked([counting(rng), counting(rng), counting(rng, count)]);
}

/** The model names the thing itself, and is then asked where it is found. */
function factAfterNaming(things: readonly Thing[]): Question {
  return (rng) => {
    const { index, name, place } = rng.choice(things);
    const named = asTurn(example([single(rng, index)], 'this is a', name));
    const found = asTurn({ before: wordsOf('. it is found in'), answer: [place] });
    return [{ ...named, checked: false }, found];
  };
}

function binding(ways: number, things: readonly Thing[]): Question {
  return (rng) => asked(bindings(rng, ways, things));
}

function clipOf(frames: number, shuffled = false): Question {
  return (rng) => asked([motion(rng, frames, shuffled)]);
}

function dialogueTurns(rng: Random): Turn[] {
  const [first, ...rest] = dialogue(rng).map(asTurn);
  return [first, ...rest.map((turn) => ({ ...turn, before: ['.', ...turn.before] }))];
}

/** `<image> = word`: a sign that training never shows with pictures. */
function newSign(of: Property, count: number): Question {
  return shots((rng) => byExample(rng, of), count);
}

type Entry = readonly [task: string, Question];

const askedTasks = Object.entries(ASKED).map(([name, task]): Entry => {
  return [`question: ${name}`, shots(task, 0)];
});
const newWords = (things: readonly Thing[], which: string) =>
  [2, 4, 8].map((ways): Entry => [`new words, ${ways}-way${which}`, binding(ways, things)]);
const newSigns = PROPERTIES.flatMap((of) =>
  [0, 1, 2, 4].map((count): Entry => {
    return [`new sign for the ${of}, ${count} shots`, newSign(of, count)];
  }),
);

/** In the order of the results. A question's seed depends on its task's place, so new tasks go last. */
export const QUESTIONS: ReadonlyMap<string, Question> = new Map<string, Question>([
  ['naming', shots(naming, 0)],
  ['naming, 2 shots', shots(naming, 2)],
  ...NUMBERS.map((word, i): Entry => [`counting ${word}`, countingOf(i + 1)]),
  ['counting, name generated', shots(countingNamed, 2)],
  ['fact after naming', factAfterNaming(UNPAIRED)],
  ['fact after naming, trained', factAfterNaming(PAIRED)],
  ...askedTasks,
  ...newWords(HELD_OUT, ''),
  ...newWords(NAMED, ', known things'),
  ['clip, 4 frames', clipOf(4)],
  ['clip, frames shuffled', clipOf(4, true)],
  ['clip, 8 frames', clipOf(8)],
  ['dialogue', dialogueTurns],
  ...newSigns,
  // A held-out thing by its real name: the language model knows the word, no picture came with it.
  ['held-out name', shots((rng) => naming(rng, HELD_OUT), 0)],
]);

export const TASK_NAMES: readonly string[] = [...QUESTIONS.keys()];

/**
 * Question number i of a task, for an evaluation's seed.
 * @throws {Error} for a task that there is not
 */
export function drawQuestion(task: string, seed: number, i: number): readonly Turn[] {
  const question = QUESTIONS.get(task);
  if (!question) throw new Error(`there is no task "${task}"`);
  const place = TASK_NAMES.indexOf(task);
  // Whole numbers beyond 2^53 would lose their last bits, and only the last 32 count.
  const mixed = Math.imul(seed, 7919) + Math.imul(place, 1000003) + Math.imul(i, 2654435761);
  return question(new Random(mixed));
}
