/** The keys that change a sprite. */

import type { Sprite } from '../../flamingo/world/scenes';

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** Degrees of one turn. */
const TURN = 5;
/** Pixels of one move, and of one with Shift. */
const STEP = 1;
const LEAP = 4;

/** What becomes of the sprite, not yet held within its limits; null: the key is not for sprites. */
export function changeByKey(sprite: Sprite, { key, shiftKey }: Key): Partial<Sprite> | null {
  const step = shiftKey ? LEAP : STEP;
  switch (key) {
    case 'ArrowLeft':
      return { x: sprite.x - step };
    case 'ArrowRight':
      return { x: sprite.x + step };
    case 'ArrowUp':
      return { y: sprite.y - step };
    case 'ArrowDown':
      return { y: sprite.y + step };
    case '+':
    case '=':
      return { size: sprite.size + 1 };
    case '-':
    case '_':
      return { size: sprite.size - 1 };
    case ',':
    case '<':
      return { angle: sprite.angle - TURN };
    case '.':
    case '>':
      return { angle: sprite.angle + TURN };
    case 'm':
    case 'M':
      return { mirror: !sprite.mirror };
    default:
      return null;
  }
}

export function isRemoval({ key }: Key): boolean {
  return key === 'Delete' || key === 'Backspace';
}
