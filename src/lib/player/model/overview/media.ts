/** The pictures and clips of a prompt, in its order: medium i is picture i + 1 of the page. */

import type { RgbImage } from '../../../flamingo/image-preprocess';
import type { PixelPrompt } from '../../../flamingo/prompt-model';

/** One frame is a picture, several are a clip. */
export type Frames = readonly RgbImage[];

export function mediaOf(prompt: PixelPrompt): readonly Frames[] {
  return prompt.flatMap((part) => {
    if ('text' in part) return [];
    return ['image' in part ? [part.image] : part.video];
  });
}

/** Whether two media have the same pixels. */
export function sameFrames(a: Frames, b: Frames): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((frame, i) => samePixels(frame, b[i]));
}

function samePixels(a: RgbImage, b: RgbImage): boolean {
  if (a === b) return true;
  const [one, other] = [a.data, b.data];
  if (a.width !== b.width || one.length !== other.length) return false;
  // A loop: this is asked of every picture after every key.
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
