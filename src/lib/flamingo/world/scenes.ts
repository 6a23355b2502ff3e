/**
 * Scenes: what is in a picture and where, drawn at random. A scene is plain data; the same random numbers
 * make the same scenes in Python (notebooks/tiny_flamingo/scenes.py), so the order of the draws matters.
 */

import type { Random } from './random';
import { COLOURS, type Colour, type Motion, type Rgb } from './things';

/** Pixels of a picture's side. */
export const SIDE = 48;

/** One emoji: the centre of its box stands at (x, y). */
export interface Sprite {
  /** Place in the sheet. */
  readonly sprite: number;
  /** Pixels from the left and from the top. */
  readonly x: number;
  readonly y: number;
  /** Pixels of the unturned emoji's side. */
  readonly size: number;
  /** Degrees, clockwise. */
  readonly angle: number;
  readonly mirror: boolean;
}

/** What a scene was drawn to show. */
export interface Facts {
  readonly count?: number;
  /** Sprites of a pair. */
  readonly left?: number;
  readonly right?: number;
  readonly motion?: Motion;
}

export interface Scene {
  /** Later ones are painted over earlier ones. */
  readonly sprites: readonly Sprite[];
  /** Which colour the background passes for. */
  readonly colour: Colour;
  readonly background: Rgb;
  /** 0.85 to 1.15, of the sprites. */
  readonly brightness: number;
  readonly facts: Facts;
}

const colourNames = Object.keys(COLOURS) as Colour[];

export function drawBackground(rng: Random): Pick<Scene, 'colour' | 'background'> {
  const colour = rng.choice(colourNames);
  const shade = (c: number) => Math.max(0, Math.min(255, c + rng.between(-16, 16)));
  const [red, green, blue] = COLOURS[colour];
  return { colour, background: [shade(red), shade(green), shade(blue)] };
}

export function drawBrightness(rng: Random): number {
  return (85 + rng.below(31)) / 100;
}

export function drawTurn(rng: Random): Pick<Sprite, 'angle' | 'mirror'> {
  return { angle: rng.between(-24, 24), mirror: rng.chance(0.5) };
}

function finish(rng: Random, sprites: readonly Sprite[], facts: Facts): Scene {
  return { sprites, ...drawBackground(rng), brightness: drawBrightness(rng), facts };
}

/** One emoji of 16 to 44 pixels, wholly or nearly inside. */
export function single(rng: Random, sprite: number): Scene {
  const size = rng.between(16, 44);
  const half = Math.floor(size / 2);
  const x = rng.between(half, SIDE - half);
  const y = rng.between(half, SIDE - half);
  return finish(rng, [{ sprite, x, y, size, ...drawTurn(rng) }], { count: 1 });
}

/** `count` copies, 1 to 6, in the cells of a 2x2, 3x2 or 2x3 grid; one alone may also be large. */
export function copies(rng: Random, sprite: number, count: number): Scene {
  if (count === 1 && rng.chance(0.5)) return single(rng, sprite);
  const [columns, rows] = drawGrid(rng, count);
  const [width, height] = [SIDE / columns, SIDE / rows];
  const size = rng.between(14, Math.min(width, height) + 1);
  const slackOf = (length: number) => Math.max(0, Math.floor((length - size) / 2));
  const [slackX, slackY] = [slackOf(width), slackOf(height)];
  const cells = Array.from({ length: columns * rows }, (_, cell) => cell);
  const sprites = rng.sample(cells, count).map((cell) => {
    const x = (cell % columns) * width + width / 2 + rng.between(-slackX, slackX);
    const y = Math.floor(cell / columns) * height + height / 2 + rng.between(-slackY, slackY);
    return { sprite, x, y, size, ...drawTurn(rng) };
  });
  return finish(rng, sprites, { count });
}

function drawGrid(rng: Random, count: number): readonly [columns: number, rows: number] {
  const isLarge = count > 4 || rng.chance(0.5);
  const grids = isLarge ? ([[3, 2], [2, 3]] as const) : ([[2, 2]] as const); // prettier-ignore
  return rng.choice<readonly [number, number]>(grids);
}

/** Two different things side by side. */
export function pair(rng: Random, left: number, right: number): Scene {
  const place = (sprite: number, middle: number): Sprite => {
    const x = middle + rng.between(-2, 2);
    const y = rng.between(14, 34);
    return { sprite, x, y, size: rng.between(16, 23), ...drawTurn(rng) };
  };
  return finish(rng, [place(left, SIDE / 4), place(right, (3 * SIDE) / 4)], { left, right });
}
