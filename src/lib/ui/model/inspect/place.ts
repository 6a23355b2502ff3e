/** What the indices of a cell stand for, in the reader's words. Countable things are counted from 1, as in all sentences. */

import { hueOf } from '../../../marks/cell';
import type { RunTensors } from '../../../player/model/run-tensors';
import type { ModelTexts } from '../../../texts/model';
import type { Axis, ModelTensor } from '../../../trace/model';

type PlaceTexts = ModelTexts['inspect']['place'];

/** A short head beside a row or above a column. */
export interface Head {
  readonly text: string;
  /** Of a picture; 0: none. */
  readonly hue: number;
}

/** Where index `i` of an axis is, in words; null where there is nothing to say. */
export function wordsFor(t: PlaceTexts, axis: Axis, i: number, run: RunTensors): string | null {
  const { config, frames } = run.facts;
  const n = config.perceiver.num_latents;
  const perFrame = patchesOf(run);
  switch (axis) {
    case 'token':
      return t.token(i + 1, run.tokens[i]);
    case 'word':
      return t.word(run.vocabulary[i] ?? String(i));
    case 'picture_latent':
      return `${t.picture(Math.floor(i / n) + 1)}${t.comma}${t.latent((i % n) + 1)}`;
    case 'medium':
      return medium(t, i, perFrame, Math.max(1, ...frames));
    case 'medium_or_latent':
    case 'feature':
      return t.feature(i);
    case 'channel':
      return t.channel[i] ?? String(i);
    case 'batch':
    case 'single':
      return null;
    default:
      return t[axis](i + 1);
  }
}

/** Where a cell is: all of its axes that say something. */
export function placeOf(
  t: PlaceTexts,
  { axes, group, shape }: ModelTensor,
  index: readonly number[],
  run: RunTensors,
): string {
  const parts = axes.map((axis, a) => {
    // A still picture is one frame: nothing to be said.
    if (axis === 'frame' && shape[a] === 1) return null;
    if (axis !== 'medium_or_latent' || !('picture' in group))
      return wordsFor(t, axis, index[a], run);
    const media = run.facts.frames[group.picture] * patchesOf(run);
    const isMedium = index[a] < media;
    return isMedium ? wordsFor(t, 'medium', index[a], run) : t.latent(index[a] - media + 1);
  });
  return parts.filter((part) => part !== null).join(' · ');
}

/** The head of row or column `i`: the word of a token, otherwise a number. */
export function headOf(
  t: PlaceTexts,
  { group }: ModelTensor,
  axis: Axis,
  i: number,
  run: RunTensors,
): Head {
  const { frames, config } = run.facts;
  const n = config.perceiver.num_latents;
  switch (axis) {
    case 'token':
      return { text: run.tokens[i], hue: 0 };
    case 'word':
      return { text: run.vocabulary[i] ?? String(i), hue: 0 };
    case 'picture_latent':
      return { text: String((i % n) + 1), hue: hueOf(Math.floor(i / n)) };
    case 'picture':
      return { text: String(i + 1), hue: hueOf(i) };
    case 'medium_or_latent': {
      const media = 'picture' in group ? frames[group.picture] * patchesOf(run) : 0;
      return { text: i < media ? String(i + 1) : `·${i - media + 1}`, hue: 0 };
    }
    case 'channel':
      return { text: t.channel[i] ?? String(i), hue: 0 };
    case 'feature':
      return { text: String(i), hue: 0 };
    default:
      return { text: String(i + 1), hue: 0 };
  }
}

function medium(t: PlaceTexts, i: number, perFrame: number, frames: number): string {
  const patch = t.patch((i % perFrame) + 1);
  return frames === 1 ? patch : `${t.frame(Math.floor(i / perFrame) + 1)}${t.comma}${patch}`;
}

function patchesOf({ facts }: RunTensors): number {
  const { image_size, patch_size } = facts.config.vision_encoder;
  return (image_size / patch_size) ** 2;
}
