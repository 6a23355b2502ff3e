import { describe, expect, test } from 'vitest';
import { noisePicture } from '../testing/pictures';
import { drawFewShot } from './draw-few-shot';
import { itemsOf, promptOf } from './few-shot';
import { drawOnce, promptPartsOf } from './prompt-pixels';
import type { Scene } from './scenes';

describe('a prompt of scenes', () => {
  const picture = noisePicture(1);

  test('becomes pictures with one text between two of them', () => {
    const items = itemsOf(promptOf(drawFewShot('sign_colour', 1), 1, 'none'));
    const colour = items[2] as string;
    expect(promptPartsOf(items, () => picture)).toEqual([
      { image: picture },
      { text: `= ${colour} . <|endofchunk|>` },
      { image: picture },
      { text: '=' },
    ]);
  });

  test('a clip keeps its frames together', () => {
    const items = itemsOf(promptOf(drawFewShot('clip', 1), 0, 'none'));
    expect(promptPartsOf(items, () => picture)).toEqual([
      { video: [picture, picture, picture, picture] },
      { text: 'what happens ?' },
    ]);
  });

  test('a scene that is held is drawn once', () => {
    let count = 0;
    const draw = drawOnce(() => noisePicture(++count));
    const [a, b] = drawFewShot('clip', 1).examples.flatMap(({ before }) =>
      before.flatMap((item): Scene[] => (typeof item === 'string' ? [] : [...item.frames])),
    );
    expect(draw(a)).toBe(draw(a));
    expect(draw(b)).not.toBe(draw(a));
    expect(count).toBe(2);
  });
});
