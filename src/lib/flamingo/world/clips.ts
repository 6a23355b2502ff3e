import type { Random } from './random';
import { drawBackground, drawBrightness, drawTurn, SIDE, type Scene } from './scenes';
import { MOTIONS, type Motion } from './things';

/** Where something stands in the first frame and in the last, and how large it is there. */
interface Path {
  readonly x: Span;
  readonly y: Span;
  readonly size: Span;
}
export type Span = readonly [start: number, end: number];

const CENTRE = SIDE / 2;

/** One thing that moves or changes its size evenly over the frames. */
export function clip(rng: Random, sprite: number, motion: Motion, frames: number): Scene[] {
  const turn = drawTurn(rng);
  const background = drawBackground(rng);
  const brightness = drawBrightness(rng);
  const isStill = motion === 'grows' || motion === 'shrinks';
  const { x, y, size } = isStill ? drawGrowth(rng, motion) : drawWay(rng, motion);
  return Array.from({ length: frames }, (_, frame) => {
    const at = (span: Span) => along(span, frame, frames);
    const sprites = [{ sprite, x: at(x), y: at(y), size: at(size), ...turn }];
    return { sprites, ...background, brightness, facts: { motion } };
  });
}

function drawGrowth(rng: Random, motion: 'grows' | 'shrinks'): Path {
  const small = rng.between(14, 20);
  const large = rng.between(28, 42);
  const x = CENTRE + rng.between(-3, 3);
  const y = CENTRE + rng.between(-3, 3);
  return { x: [x, x], y: [y, y], size: motion === 'grows' ? [small, large] : [large, small] };
}

function drawWay(rng: Random, motion: Motion): Path {
  const size = rng.between(14, 24);
  const way = rng.between(14, 22);
  const low = CENTRE - Math.floor(way / 2);
  const high = low + way;
  const across = rng.between(14, 34);
  const along: Span = motion === 'right' || motion === 'down' ? [low, high] : [high, low];
  const still: Span = [across, across];
  const isSideways = motion === 'left' || motion === 'right';
  const [x, y] = isSideways ? [along, still] : [still, along];
  return { x, y, size: [size, size] };
}

/** Where an even change from start to end has come to, rounded half up. */
export function along([start, end]: Span, frame: number, frames: number): number {
  const last = Math.max(1, frames - 1);
  return Math.floor((2 * (start * (last - frame) + end * frame) + last) / (2 * last));
}

export function randomMotion(rng: Random): Motion {
  return rng.choice(MOTIONS);
}
