import { beforeAll, describe, expect, test } from 'vitest';
import { MODEL_FOLDER, openFolder } from '../../../../scripts/ask/model-folder';
import { readSpriteSheet } from '../../../../scripts/eval/sprite-sheet';
import { createModel } from '../create-model';
import { loadModel } from '../load-model';
import { PromptModel } from '../prompt-model';
import { Renderer } from '../world/render';
import { measureAccuracy, type AccuracyQuestion, type Score, type Tally } from './accuracy';

const renderer = new Renderer(readSpriteSheet());

function last(question: AccuracyQuestion, score: Score, context = 96): readonly Tally[] {
  const steps = measureAccuracy(question, { score, renderer, context });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Says the right words when `knows` does. */
const pretend =
  (knows: (text: string) => boolean): Score =>
  (prompt, answer) => {
    const text = prompt.map((part) => ('text' in part ? part.text : '')).join(' ');
    return answer.split(' ').map((token) => ({ token, p: 1, best: knows(text) ? token : '?' }));
  };

const question: AccuracyQuestion = {
  task: 'naming_fact',
  controls: ['none', 'labels'],
  shots: [0, 1, 6, 7],
  n: 3,
};

describe('counting right answers', () => {
  test('all words must be right; what does not fit is passed over; no control without examples', () => {
    // One <|endofchunk|> an example.
    const knows = (text: string) => text.split('<|endofchunk|>').length === 2;
    expect(last(question, pretend(knows))).toEqual([
      { control: 'none', shots: 0, right: 0, n: 3 },
      { control: 'none', shots: 1, right: 3, n: 3 },
      { control: 'none', shots: 6, right: 0, n: 3 },
      { control: 'none', shots: 7, right: 0, n: 0 },
      { control: 'labels', shots: 1, right: 3, n: 3 },
      { control: 'labels', shots: 6, right: 0, n: 3 },
      { control: 'labels', shots: 7, right: 0, n: 0 },
    ]);
  });

  test('tells how far it is after each prompt, and can be left at any time', () => {
    const steps = measureAccuracy(question, { score: pretend(() => true), renderer, context: 96 });
    const counts = [1, 2, 3].map(() => {
      const { value } = steps.next();
      return value.reduce((sum, { n }) => sum + n, 0);
    });
    expect(counts).toEqual([1, 2, 3]);
  });
});

describe('the shipped model', () => {
  let score: Score;
  beforeAll(async () => {
    const files = await loadModel(openFolder(MODEL_FOLDER));
    const model = new PromptModel(createModel(files), files.tokenizer);
    score = (prompt, answer) => model.score(prompt, answer, { only_attend_immediate_media: null });
  });

  test('reads from two examples which property a new sign asks for, whatever their labels say', () => {
    const n = 12;
    const tallies = last(
      { task: 'sign_place', controls: ['none', 'labels'], shots: [0, 2], n },
      score,
    );
    const [zero, two, shuffled] = tallies.map(({ right }) => right / n);
    expect(zero).toBeLessThan(0.6);
    expect(two).toBeGreaterThan(0.8);
    expect(shuffled).toBeGreaterThan(0.8);
  });

  test('takes a new word from the example that shows the thing, and from nowhere else', () => {
    const n = 12;
    const tallies = last(
      { task: 'new_word', controls: ['none', 'labels', 'pictures'], shots: [4], n },
      score,
    );
    const [right, labels, pictures] = tallies.map((tally) => tally.right / n);
    expect(right).toBeGreaterThan(0.75);
    expect(labels).toBeLessThan(0.2);
    expect(pictures).toBeLessThan(0.6);
  });
});
