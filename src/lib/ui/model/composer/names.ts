/** How pictures of a prompt are called. */

import { isOwn, type DraftPicture } from '../../../player/model/pictures';
import { thingOf, type DraftScene } from '../../../player/model/scene';
import type { ModelTexts } from '../../../texts/model';

/** "flamingo, 2 dog on blue", a file's name, or what else stands there. */
export function nameOf(m: ModelTexts, picture: DraftPicture): string {
  if (isOwn(picture)) return picture.name;
  if ('bundled' in picture) return `${picture.bundled}.png`;
  return 'scene' in picture ? nameOfScene(m, picture.scene) : m.prompt.lost;
}

function nameOfScene(m: ModelTexts, { colour, sprites }: DraftScene): string {
  const counts = new Map<string, number>();
  for (const sprite of sprites) {
    const name = m.things.labelOf(thingOf(sprite));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const things = [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`));
  return m.prompt.scene(things.join(', '), m.scene.colours[colour]);
}
