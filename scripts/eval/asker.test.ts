import { describe, expect, test } from 'vitest';
import { drawQuestion, TASK_NAMES, type Turn } from '../../src/lib/flamingo/world/questions';
import { Random } from '../../src/lib/flamingo/world/random';
import { Renderer } from '../../src/lib/flamingo/world/render';
import { single } from '../../src/lib/flamingo/world/scenes';
import goldens from '../../src/lib/flamingo/world/goldens/questions.json';
import { Asker, isRight, type Answering } from './asker';
import { readSpriteSheet } from './sprite-sheet';

/** Every word of the questions below, and <image>. */
const vocabulary = ['<image>', ...new Set(wordsIn(goldens))];
const renderer = new Renderer(readSpriteSheet());

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

interface Call {
  readonly words: string;
  readonly latents: readonly number[];
}

/** A model that says what it is told to, whatever it sees, and keeps what it was given. */
function told(answer: (call: number) => readonly string[]) {
  const calls: Call[] = [];
  const clips: number[] = [];
  const model: Answering = {
    encode(frames) {
      expect(frames.every(({ length }) => length === 48 * 48 * 3)).toBe(true);
      return Float32Array.of(clips.push(frames.length));
    },
    *generate(ids, media, options = {}) {
      const words = ids.map((id) => vocabulary[id]).join(' ');
      const said = answer(calls.push({ words, latents: media.map(([number]) => number) }) - 1);
      expect([options.max_new_tokens, options.eos_token_id]).toEqual([said.length, null]);
      for (const word of said) {
        yield { token: vocabulary.indexOf(word) };
      }
      return 'length';
    },
  };
  return { asker: new Asker(model, vocabulary, renderer), calls, clips };
}

const rightAnswers = (turns: readonly Turn[]) => turns.map(({ answer }) => answer);

describe('Asker', () => {
  test.each(TASK_NAMES)('%s: who knows the answers gets everything right', (task) => {
    const turns = drawQuestion(task, 5, 1);
    const { asker } = told((call) => turns[call].answer);
    const said = asker.answer(turns);
    expect(said).toEqual(rightAnswers(turns));
    expect(isRight(turns, said)).toBe(true);
  });

  test('what the model said stays in the context, right or wrong', () => {
    const turns = drawQuestion('fact after naming', 5, 0);
    const { asker, calls } = told((call) => (call === 0 ? ['fish'] : turns[1].answer));
    const said = asker.answer(turns);
    expect(said[0]).not.toEqual(turns[0].answer);
    expect(calls.map(({ words }) => words)).toEqual([
      '<image> this is a',
      '<image> this is a fish . it is found in',
    ]);
    expect(calls.map(({ latents }) => latents)).toEqual([[1], [1]]);
    // The name was only to be said; the place is what counts.
    expect(isRight(turns, said)).toBe(true);
  });

  test('examples are shown whole, and each picture is encoded once, in its order', () => {
    const turns = drawQuestion('dialogue', 5, 0);
    const { asker, calls, clips } = told((call) => turns[call].answer);
    asker.answer(turns);
    expect(clips).toEqual([1, 1, 1]);
    expect(calls.map(({ latents }) => latents)).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 3]]);
    const shown = drawQuestion('naming, 2 shots', 5, 0);
    const shots = told(() => shown[0].answer);
    shots.asker.answer(shown);
    expect(shots.calls[0].words).toBe(
      '<image> this is a squirrel . <|endofchunk|> <image> this is a deer . <|endofchunk|> <image> this is a',
    );
  });

  test('the frames of a clip are one medium', () => {
    const turns = drawQuestion('clip, 8 frames', 5, 0);
    const { asker, calls, clips } = told((call) => turns[call].answer);
    asker.answer(turns);
    expect(clips).toEqual([8]);
    expect(calls[0].words).toBe('<image> what happens ?');
  });

  test('one wrong word makes an answer wrong', () => {
    const turns = drawQuestion('question: where', 5, 0);
    const { asker } = told(() => ['in', 'fish']);
    expect(isRight(turns, asker.answer(turns))).toBe(false);
  });

  test('an answer that stops too early is wrong, even if it began well', () => {
    const turns = drawQuestion('question: where', 5, 0);
    expect(isRight(turns, [turns[0].answer.slice(0, 1)])).toBe(false);
  });

  test('a word that the vocabulary lacks is an error that names it', () => {
    const media = { frames: [single(new Random(5), 0)] };
    const turns = [{ before: [media, 'unheard'], answer: ['fish'], checked: true }];
    const { asker } = told(() => ['fish']);
    expect(() => asker.answer(turns)).toThrow('the model\'s vocabulary lacks "unheard"');
  });
});
