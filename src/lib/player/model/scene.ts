/** Scenes that a reader puts together: emoji on a flat background. Each change gives a new scene. */

import { along } from '../../flamingo/world/clips';
import { SIDE, type Scene, type Sprite } from '../../flamingo/world/scenes';
import { COLOURS, THINGS, type Colour, type Motion, type Thing } from '../../flamingo/world/things';

export interface DraftScene {
  /** Of the background. */
  readonly colour: Colour;
  /** Later ones are painted over earlier ones. */
  readonly sprites: readonly Sprite[];
}

export const colours = Object.keys(COLOURS) as readonly Colour[];

/** Both ends included: whole pixels, whole degrees. */
export const sceneLimits = {
  /** Of a sprite's centre: it is never wholly outside. */
  place: [0, SIDE - 1],
  /** Training had 14 to 44. */
  size: [8, SIDE],
  /** Training had -24 to 24. */
  angle: [-179, 180],
  sprites: 8,
  /** Of a clip that a motion makes. */
  frames: [1, 8],
} as const;

export const emptyScene: DraftScene = { colour: 'white', sprites: [] };

/** How large a sprite is that has just been placed: alone, and beside others. */
const [ALONE, BESIDE] = [32, 18];

/** As training drew it: the named colour itself, in full light. */
export function worldScene({ colour, sprites }: DraftScene): Scene {
  return { sprites, colour, background: COLOURS[colour], brightness: 1, facts: {} };
}

/** What a sprite shows. */
export function thingOf({ sprite }: Pick<Sprite, 'sprite'>): Thing {
  return THINGS[sprite];
}

/**
 * One more sprite: alone it stands in the middle, otherwise where there is most room. The same scene when it is full.
 * @param like has the size and the turn that it takes over
 */
export function addSprite(scene: DraftScene, sprite: number, like?: Sprite): DraftScene {
  const { sprites } = scene;
  if (sprites.length >= sceneLimits.sprites) return scene;
  const size = sprites.length === 0 ? ALONE : BESIDE;
  const { x, y } = freePlace(sprites);
  const placed = { size, angle: 0, mirror: false, ...like, sprite, x, y };
  return { ...scene, sprites: [...sprites, placed] };
}

/** Of nine places the one that is farthest from all that is there; of equal ones the first, which is the middle. */
function freePlace(sprites: readonly Sprite[]): Pick<Sprite, 'x' | 'y'> {
  const [low, middle, high] = [SIDE / 6, SIDE / 2, (5 * SIDE) / 6];
  const [first, ...others] = [middle, low, high].flatMap((y) =>
    [middle, high, low].map((x) => ({ x, y })),
  );
  const room = ({ x, y }: Pick<Sprite, 'x' | 'y'>) =>
    Math.min(...sprites.map((one) => Math.hypot(one.x - x, one.y - y)));
  return others.reduce((best, place) => (room(place) > room(best) ? place : best), first);
}

/** Sprite `place` with some of it changed, held within the limits. */
export function changeSprite(
  scene: DraftScene,
  place: number,
  change: Partial<Sprite>,
): DraftScene {
  const sprites = scene.sprites.map((one, i) => (i === place ? held({ ...one, ...change }) : one));
  return { ...scene, sprites };
}

export function removeSprite(scene: DraftScene, place: number): DraftScene {
  return { ...scene, sprites: scene.sprites.filter((_, i) => i !== place) };
}

function held(sprite: Sprite): Sprite {
  const { place, size } = sceneLimits;
  return {
    ...sprite,
    x: clamp(sprite.x, place),
    y: clamp(sprite.y, place),
    size: clamp(sprite.size, size),
    angle: turned(sprite.angle),
  };
}

function clamp(value: number, [min, max]: readonly [number, number]): number {
  return Math.max(min, Math.min(max, Math.round(value)));
}

/** The same direction within -179 to 180 degrees. */
function turned(angle: number): number {
  const within = ((Math.round(angle) % 360) + 360) % 360;
  return within > 180 ? within - 360 : within;
}

/** Pixels from the first frame to the last; training had 14 to 22. */
const WAY = 22;
/** Training had 14 to 24: what is smaller is seen to move for certain. */
const LARGEST_MOVING = 20;

/**
 * The frames of a clip in which all of a scene moves or changes its size evenly, as in training. The middle of the way
 * is where things stand now, and what moves is at most 20 pixels large; what grows or shrinks has its present size at
 * the larger end, and half of it at the other.
 */
export function motionFrames(scene: DraftScene, motion: Motion, frames: number): DraftScene[] {
  return Array.from({ length: frames }, (_, frame) => {
    const at = (start: number, end: number) => along([start, end], frame, frames);
    const sprites = scene.sprites.map((sprite) =>
      held({ ...sprite, ...moved(sprite, motion, at) }),
    );
    return { ...scene, sprites };
  });
}

/** @param at where an even change from start to end has come to */
function moved(
  { x, y, size }: Sprite,
  motion: Motion,
  at: (start: number, end: number) => number,
): Partial<Sprite> {
  const small = Math.floor(size / 2);
  const moving = Math.min(size, LARGEST_MOVING);
  switch (motion) {
    case 'left':
      return { x: at(x + WAY / 2, x - WAY / 2), size: moving };
    case 'right':
      return { x: at(x - WAY / 2, x + WAY / 2), size: moving };
    case 'up':
      return { y: at(y + WAY / 2, y - WAY / 2), size: moving };
    case 'down':
      return { y: at(y - WAY / 2, y + WAY / 2), size: moving };
    case 'grows':
      return { size: at(small, size) };
    case 'shrinks':
      return { size: at(size, small) };
  }
}
