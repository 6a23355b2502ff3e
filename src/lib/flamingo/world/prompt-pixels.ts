import type { RgbImage } from '../image-preprocess';
import type { PromptPart } from '../prompt';
import type { Item } from './examples';
import type { Scene } from './scenes';

/** A prompt of scenes as the model takes it: words that follow each other are one text. */
export function promptPartsOf<Picture>(
  items: readonly Item[],
  draw: (scene: Scene) => Picture,
): PromptPart<Picture>[] {
  const parts: PromptPart<Picture>[] = [];
  for (const item of items) {
    const last = parts.at(-1);
    if (typeof item !== 'string') {
      const frames = item.frames.map(draw);
      parts.push(frames.length === 1 ? { image: frames[0] } : { video: frames });
    } else if (last !== undefined && 'text' in last) {
      parts[parts.length - 1] = { text: `${last.text} ${item}` };
    } else {
      parts.push({ text: item });
    }
  }
  return parts;
}

/** Draws each scene once, as long as somebody holds it. */
export function drawOnce(draw: (scene: Scene) => RgbImage): (scene: Scene) => RgbImage {
  const drawn = new WeakMap<Scene, RgbImage>();
  return (scene) => {
    const picture = drawn.get(scene) ?? draw(scene);
    drawn.set(scene, picture);
    return picture;
  };
}
