import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFewShot } from './draw-few-shot';
import type { Example, Media } from './examples';
import {
  fewShotControls,
  fewShotTasks,
  itemsOf,
  promptOf,
  shotsThatFit,
  tokensOf,
  type Row,
} from './few-shot';
import { chanceOf } from './few-shot-chance';
import { HELD_OUT, PAIRED, THINGS } from './things';

const CONTEXT = 96;
const tasks = fc.constantFrom(...fewShotTasks);
const seeds = fc.nat(100_000);

const mediaIn = ({ before }: Example): Media[] => before.filter((item) => typeof item !== 'string');
const wordsIn = ({ before }: Example): string[] =>
  before.filter((item) => typeof item === 'string');
const thingIn = (row: Row) => THINGS[mediaIn(row)[0].frames[0].sprites[0].sprite];
const readAs = (row: Row) => [...wordsIn(row), ...row.answer, ...row.end].join(' ');

describe('a prompt of examples', () => {
  test('shows as many as were asked for, each with its picture, and one query', () => {
    const law = fc.property(tasks, seeds, fc.nat(8), (task, seed, asked) => {
      const drawn = drawFewShot(task, seed);
      const shots = Math.min(asked, drawn.examples.length);
      const { examples, query } = promptOf(drawn, shots, 'none');
      expect(examples).toHaveLength(shots);
      for (const row of examples) expect(mediaIn(row)).toHaveLength(1);
      expect(mediaIn(query)).toHaveLength(task === 'dialogue' ? 0 : 1);
      expect(query.answer.length).toBeGreaterThan(0);
    });
    fc.assert(law);
  });

  test('the same seed gives the same prompt; another query leaves the examples as they are', () => {
    const law = fc.property(tasks, seeds, fc.integer({ min: 1, max: 9 }), (task, seed, query) => {
      const at = (q: number) => promptOf(drawFewShot(task, seed, q), 6, 'none');
      expect(at(0)).toEqual(at(0));
      const first = (rows: readonly Row[]) =>
        rows.map((row) => JSON.stringify(mediaIn(row))).sort();
      // In new_word and dialogue the query decides which examples join first.
      if (task !== 'new_word') expect(first(at(query).examples)).toEqual(first(at(0).examples));
      expect(drawFewShot(task, seed + 1)).not.toEqual(drawFewShot(task, seed));
    });
    fc.assert(law, { numRuns: 60 });
  });

  test('one more example leaves the others in their order', () => {
    const law = fc.property(tasks, seeds, fc.nat(5), (task, seed, shots) => {
      const drawn = drawFewShot(task, seed);
      const pictures = (k: number) => promptOf(drawn, k, 'none').examples.flatMap(mediaIn);
      const fewer = pictures(shots);
      expect(pictures(shots + 1).filter((media) => fewer.includes(media))).toEqual(fewer);
    });
    fc.assert(law);
  });
});

describe('tasks', () => {
  test('a new word stands for a thing that was never named, and the right example is always shown', () => {
    const law = fc.property(seeds, fc.integer({ min: 1, max: 8 }), (seed, shots) => {
      const { examples, query } = promptOf(drawFewShot('new_word', seed), shots, 'none');
      const right = examples.filter((row) => row.answer[0] === query.answer[0]);
      expect(right.map(thingIn)).toEqual([thingIn(query)]);
      expect(HELD_OUT).toContain(thingIn(query));
      // A new picture of it, not the same.
      expect(mediaIn(right[0])).not.toEqual(mediaIn(query));
    });
    fc.assert(law);
  });

  test('a dialogue asks by number for a picture that was named, and brings none', () => {
    const law = fc.property(seeds, fc.integer({ min: 1, max: 6 }), (seed, shots) => {
      const { examples, query } = promptOf(drawFewShot('dialogue', seed), shots, 'none');
      const asked = examples.find((row) => wordsIn(row).join() === wordsIn(query).join());
      expect(asked?.answer).toEqual(query.answer);
      expect(examples.map(readAs)[0]).toMatch(/^picture one : \w+ \.$/);
    });
    fc.assert(law);
  });

  test('a name comes with its fact', () => {
    const { examples } = promptOf(drawFewShot('naming_fact', 3), 6, 'none');
    for (const row of examples) {
      const { name, place } = thingIn(row);
      expect(readAs(row)).toBe(`this is a ${name} . it is found in ${place} . <|endofchunk|>`);
    }
  });

  test('a sign says nothing of what it asks for', () => {
    const { examples, query } = promptOf(drawFewShot('sign_place', 3), 2, 'none');
    expect([...examples, query].map(wordsIn)).toEqual([['='], ['='], ['=']]);
    expect(query.answer).toEqual([thingIn(query).place]);
  });
});

describe('controls', () => {
  test('wrong labels are the answers of other examples, under the same pictures', () => {
    const law = fc.property(tasks, seeds, fc.integer({ min: 2, max: 6 }), (task, seed, shots) => {
      const drawn = drawFewShot(task, seed);
      const [right, wrong] = (['none', 'labels'] as const).map((c) => promptOf(drawn, shots, c));
      const answers = right.examples.map(({ answer }) => answer);
      expect(wrong.examples.map(({ answer }) => answer)).toEqual([...answers.slice(1), answers[0]]);
      expect(wrong.examples.map(mediaIn)).toEqual(right.examples.map(mediaIn));
      expect(wrong.query).toEqual(right.query);
    });
    fc.assert(law);
  });

  test('one example alone has the answer of one that is not shown', () => {
    const { examples } = promptOf(drawFewShot('new_word', 5), 1, 'labels');
    expect(examples[0].answer).not.toEqual(
      promptOf(drawFewShot('new_word', 5), 1, 'none').examples[0].answer,
    );
  });

  test('wrong pictures show none of the things that the new words are for', () => {
    const law = fc.property(seeds, (seed) => {
      const drawn = drawFewShot('new_word', seed);
      const [right, wrong] = (['none', 'pictures'] as const).map((c) => promptOf(drawn, 8, c));
      expect(wrong.examples.map(readAs)).toEqual(right.examples.map(readAs));
      const named = right.examples.map(thingIn);
      expect(wrong.examples.map(thingIn).filter((thing) => named.includes(thing))).toEqual([]);
      expect(wrong.query).toEqual(right.query);
    });
    fc.assert(law);
  });

  test('without examples there is nothing to make wrong', () => {
    const law = fc.property(tasks, seeds, (task, seed) => {
      const drawn = drawFewShot(task, seed);
      const [none, ...others] = fewShotControls.map((control) => promptOf(drawn, 0, control));
      others.forEach((other) => expect(other).toEqual(none));
    });
    fc.assert(law);
  });
});

describe('room in the context', () => {
  test('a prompt fits just when its tokens and those of its answer do', () => {
    const law = fc.property(tasks, seeds, (task, seed) => {
      const drawn = drawFewShot(task, seed);
      const most = shotsThatFit(drawn, CONTEXT);
      expect(tokensOf(promptOf(drawn, most, 'none'))).toBeLessThanOrEqual(CONTEXT);
      if (most === drawn.examples.length) return;
      expect(tokensOf(promptOf(drawn, most + 1, 'none'))).toBeGreaterThan(CONTEXT);
    });
    fc.assert(law);
  });

  test('six names with their facts fit, eight signs do, six pictures can be counted', () => {
    const most = (task: (typeof fewShotTasks)[number]) =>
      shotsThatFit(drawFewShot(task, 0), CONTEXT);
    expect([most('naming_fact'), most('sign_place'), most('dialogue')]).toEqual([6, 8, 6]);
    // <image> this is a flamingo . it is found in africa . <|endofchunk|> six times, <image> this is a, and six more words.
    const prompt = promptOf(drawFewShot('naming_fact', 0), 6, 'none');
    expect([itemsOf(prompt).length, tokensOf(prompt)]).toEqual([6 * 13 + 4, 6 * 13 + 4 + 6]);
  });
});

describe('chance', () => {
  test('is that of the commonest answer, or one of as many as there are', () => {
    const places = PAIRED.map(({ place }) => place);
    const best = Math.max(...places.map((a) => places.filter((b) => a === b).length));
    expect(chanceOf('sign_place', 4).p).toBeCloseTo(best / places.length, 12);
    expect(chanceOf('sign_colour', 4)).toEqual({ p: 1 / 11, answers: 11 });
    expect([0, 1, 4, 8].map((k) => chanceOf('new_word', k).p)).toEqual([1 / 40, 1, 1 / 4, 1 / 8]);
    expect(chanceOf('counting', 0)).toEqual({ p: 1 / (117 * 6), answers: 702 });
  });

  test('no task is beneath it, and none is certain but one choice of one', () => {
    for (const task of fewShotTasks) {
      for (let shots = 0; shots <= 8; shots++) {
        const { p } = chanceOf(task, shots);
        expect(p).toBeGreaterThan(0);
        if (shots !== 1) expect(p).toBeLessThan(0.6);
      }
    }
  });
});
