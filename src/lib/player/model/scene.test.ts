import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLOURS, MOTIONS, THINGS } from '../../flamingo/world/things';
import {
  addSprite,
  changeSprite,
  emptyScene,
  motionFrames,
  removeSprite,
  sceneLimits,
  thingOf,
  worldScene,
} from './scene';

const flamingo = THINGS.findIndex(({ name }) => name === 'flamingo');
const one = addSprite(emptyScene, flamingo);

describe('a scene', () => {
  test('has its first sprite in the middle, and the next where there is room, until it is full', () => {
    expect(one.sprites).toEqual([
      { sprite: flamingo, x: 24, y: 24, size: 32, angle: 0, mirror: false },
    ]);
    expect(thingOf(one.sprites[0]).name).toBe('flamingo');
    let scene = one;
    for (let copy = 0; copy < 20; copy++) scene = addSprite(scene, flamingo);
    expect(scene.sprites).toHaveLength(sceneLimits.sprites);
    const places = scene.sprites.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('takes a copy like its original, but elsewhere', () => {
    const [original] = changeSprite(one, 0, { x: 9, size: 14, angle: -20, mirror: true }).sprites;
    const [, copy] = addSprite({ ...one, sprites: [original] }, 7, original).sprites;
    expect(copy).toMatchObject({ sprite: 7, size: 14, angle: -20, mirror: true });
    expect([copy.x, copy.y]).not.toEqual([original.x, original.y]);
  });

  test('is drawn on the colour itself, in full light', () => {
    const scene = worldScene({ ...one, colour: 'blue' });
    expect([scene.background, scene.brightness]).toEqual([COLOURS.blue, 1]);
  });

  test('holds every change within its limits, in whole numbers', () => {
    fc.assert(
      fc.property(
        fc.record({
          x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
          y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
          size: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
          angle: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        }),
        (change) => {
          const [sprite] = changeSprite(one, 0, change).sprites;
          const ranges = [
            sceneLimits.place,
            sceneLimits.place,
            sceneLimits.size,
            sceneLimits.angle,
          ];
          [sprite.x, sprite.y, sprite.size, sprite.angle].forEach((value, i) => {
            expect(Number.isInteger(value) && !Object.is(value, -0)).toBe(true);
            expect(value).toBeGreaterThanOrEqual(ranges[i][0]);
            expect(value).toBeLessThanOrEqual(ranges[i][1]);
          });
        },
      ),
    );
  });

  test('turns on past the half circle', () => {
    const angleOf = (angle: number) => changeSprite(one, 0, { angle }).sprites[0].angle;
    expect([180, 181, -180, 360, 725].map(angleOf)).toEqual([180, -179, 180, 0, 5]);
  });

  test('loses the sprite that is removed, and no other', () => {
    const two = addSprite(one, 3);
    expect(removeSprite(two, 0).sprites).toEqual([two.sprites[1]]);
  });
});

describe('a motion', () => {
  const pathOf = (motion: (typeof MOTIONS)[number], frames: number) =>
    motionFrames(one, motion, frames).map(({ sprites: [{ x, y, size }] }) => [x, y, size]);

  test('goes evenly through where the sprite stands', () => {
    expect(pathOf('left', 4).map(([x]) => x)).toEqual([35, 28, 20, 13]);
    expect(pathOf('right', 3).map(([x]) => x)).toEqual([13, 24, 35]);
    expect(pathOf('up', 2).map(([, y]) => y)).toEqual([35, 13]);
    expect(pathOf('down', 2).map(([x, y]) => [x, y])).toEqual([[24, 13], [24, 35]]); // prettier-ignore
  });

  test('ends or begins at the present size when it changes the size', () => {
    expect(pathOf('grows', 3).map(([, , size]) => size)).toEqual([16, 24, 32]);
    expect(pathOf('shrinks', 3).map(([, , size]) => size)).toEqual([32, 24, 16]);
  });

  test.each(MOTIONS)('%s has as many frames as asked, down to one', (motion) => {
    expect([1, 8].map((frames) => pathOf(motion, frames).length)).toEqual([1, 8]);
  });
});
