import { describe, expect, test } from 'vitest';
import { drawFewShot } from '../../flamingo/world/draw-few-shot';
import { itemsOf, promptOf } from '../../flamingo/world/few-shot';
import { chosen, looksIn, placesOf, shareOf, strongest, targetsIn } from './attention';

const prompt = promptOf(drawFewShot('new_word', 1), 3, 'none');
const right = prompt.examples.findIndex(({ answer }) => answer[0] === prompt.query.answer[0]);
const rows = placesOf(prompt, [right]);

/** Two layers of two heads over T tokens; the last row of each looks at one token alone. */
function traceOf(T: number, lookedAt: readonly number[]) {
  const tensor = (layer: number) => {
    const values = new Float32Array(2 * T * T).fill(0.5);
    for (const head of [0, 1]) {
      const last = (head * T + T - 1) * T;
      for (let t = 0; t < T; t++) values[last + t] = Number(t === lookedAt[2 * layer + head]);
    }
    return { shape: [1, 2, T, T], values };
  };
  return { 'layer.0.self_attn': tensor(0), 'layer.1.self_attn': tensor(1) };
}

describe('tokens in their rows', () => {
  test('are those of the prompt, counted through, pictures among them', () => {
    const all = rows.flat();
    const words = itemsOf(prompt).map((item) => (typeof item === 'string' ? item : '<image>'));
    expect(all.map(({ token }) => token)).toEqual(words);
    expect(all.map(({ t }) => t)).toEqual([...words.keys()]);
    expect(all.filter(({ scene }) => scene !== null)).toHaveLength(4);
    expect(rows.map(({ length }) => length)).toEqual([7, 7, 7, 4]);
  });

  test('the answers are marked, and the right one among them', () => {
    const answers = rows.flat().filter(({ isAnswer }) => isAnswer);
    expect(answers.map(({ t }) => t)).toEqual([4, 11, 18]);
    expect(targetsIn(rows).map(({ token }) => token)).toEqual(prompt.query.answer);
    expect(targetsIn(placesOf(prompt, []))).toHaveLength(3);
  });
});

describe('where the last token looks', () => {
  const T = rows.flat().length;
  const [target] = targetsIn(rows);
  const looks = looksIn(traceOf(T, [0, 1, target.t, 3]));

  test('is the last row of each head', () => {
    expect(looks.map(({ layer, head }) => [layer, head])).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]); // prettier-ignore
    expect(looks.map(({ weights }) => weights.indexOf(1))).toEqual([0, 1, target.t, 3]);
    expect(looks.map(({ weights }) => weights.length)).toEqual([T, T, T, T]);
  });

  test('the strongest head is the one that looks at the right answer', () => {
    const best = strongest(looks, targetsIn(rows));
    expect([best.layer, best.head, shareOf(best, targetsIn(rows))]).toEqual([1, 0, 1]);
  });

  test('a head can be asked for, wholly or in part; one that there is not gives the strongest', () => {
    const at = (layer: number | null, head: number | null) => {
      const { layer: l, head: h } = chosen(looks, targetsIn(rows), layer, head);
      return [l, h];
    };
    expect(at(null, null)).toEqual([1, 0]);
    expect(at(0, 1)).toEqual([0, 1]);
    expect(at(1, null)).toEqual([1, 0]);
    expect(at(null, 1)).toEqual([0, 1]);
    expect(at(9, 9)).toEqual([1, 0]);
  });
});
