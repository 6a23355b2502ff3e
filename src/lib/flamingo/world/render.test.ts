import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readPng } from '../../../../scripts/ask/png';
import { readSpriteSheet } from '../../../../scripts/eval/sprite-sheet';
import goldens from './goldens/questions.json';
import { drawQuestion, type Turn } from './questions';
import { Renderer } from './render';
import { SIDE, type Scene } from './scenes';

const SEED = 5;
const renderer = new Renderer(readSpriteSheet());

const framesOf = (turns: readonly Turn[]) =>
  turns.flatMap(({ before }) =>
    before.flatMap((item) => (typeof item === 'string' ? [] : item.frames)),
  );

function emptyScene(changes: Partial<Scene>): Scene {
  return {
    sprites: [],
    colour: 'red',
    background: [1, 2, 3],
    brightness: 1,
    facts: {},
    ...changes,
  };
}

const tasks = Object.entries(goldens);

describe('Renderer', () => {
  test.each(tasks)('%s: paints every pixel as Python does', (task, questions) => {
    questions.forEach(({ pixels_sha256 }, i) => {
      const hash = createHash('sha256');
      for (const scene of framesOf(drawQuestion(task, SEED, i)))
        hash.update(renderer.draw(scene).data);
      expect(hash.digest('hex')).toBe(pixels_sha256);
    });
  });

  test('no pixel differs from the pictures that Python kept', () => {
    const file = fileURLToPath(new URL('./goldens/pictures.png', import.meta.url));
    const kept = readPng(readFileSync(file), 'pictures.png');
    const columns = kept.width / SIDE;
    const differing: string[] = [];
    tasks.slice(0, columns * (kept.height / SIDE)).forEach(([task], place) => {
      const { data } = renderer.draw(framesOf(drawQuestion(task, SEED, 0)).at(-1)!);
      const [left, top] = [(place % columns) * SIDE, Math.floor(place / columns) * SIDE];
      for (let i = 0; i < data.length; i++) {
        const [pixel, c] = [Math.floor(i / 3), i % 3];
        const [x, y] = [left + (pixel % SIDE), top + Math.floor(pixel / SIDE)];
        const wanted = kept.data[(y * kept.width + x) * 4 + c];
        if (data[i] !== wanted)
          differing.push(`${task}: (${x}, ${y}) ${c}: ${data[i]}, not ${wanted}`);
      }
    });
    expect(differing).toEqual([]);
  });

  test('without a sprite there is the background alone', () => {
    const { width, height, data } = renderer.draw(emptyScene({}));
    expect([width, height, data.length]).toEqual([48, 48, 48 * 48 * 3]);
    expect([...data.slice(0, 6), ...data.slice(-3)]).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });

  test('a mirrored scene is the mirror image of the scene', () => {
    // 20 pixels make an even box, so that its middle can be the picture's.
    const sprite = { sprite: 7, x: 24, y: 24, size: 20, angle: 0, mirror: false };
    const plain = renderer.draw(emptyScene({ sprites: [sprite] })).data;
    const mirrored = renderer.draw(emptyScene({ sprites: [{ ...sprite, mirror: true }] })).data;
    const flipped = plain.map((_, i) => {
      const [row, rest] = [Math.floor(i / (SIDE * 3)), i % (SIDE * 3)];
      return plain[(row * SIDE + SIDE - 1 - Math.floor(rest / 3)) * 3 + (rest % 3)];
    });
    const largest = Math.max(...mirrored.map((x, i) => Math.abs(x - flipped[i])));
    expect(largest).toBeLessThanOrEqual(1);
    expect(mirrored).not.toEqual(plain);
  });

  test('what stands over the edge is cut off, and far outside nothing is seen', () => {
    const sprite = { sprite: 7, x: 0, y: 24, size: 20, angle: 10, mirror: false };
    const { data } = renderer.draw(emptyScene({ sprites: [sprite] }));
    const isBackground = (x: number, y: number) => data[(y * SIDE + x) * 3] === 1;
    expect(isBackground(2, 24)).toBe(false);
    expect(isBackground(20, 24)).toBe(true);
    expect(isBackground(SIDE - 1, 23)).toBe(true);
    const outside = renderer.draw(emptyScene({ sprites: [{ ...sprite, x: -100 }] }));
    expect(outside).toEqual(renderer.draw(emptyScene({})));
  });

  test('a sprite that the sheet lacks is an error', () => {
    const sprite = { sprite: 144, x: 24, y: 24, size: 20, angle: 0, mirror: false };
    const draw = () => renderer.draw(emptyScene({ sprites: [sprite] }));
    expect(draw).toThrow('a sheet of 768 x 432 has no sprite 144');
  });
});
