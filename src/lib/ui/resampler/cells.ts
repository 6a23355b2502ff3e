/** Turns the resampler's tensors into cells of a mark. */

import { hueOf, type CellMarks, type CellModel } from '../../marks/cell';
import type { Choice, ResamplerAttention } from '../../player/resampler/attention';
import { fixed } from '../../trace/number';
import type { ResamplerTexts } from '../../texts/resampler';
import type { Mode } from '../../player/resampler/state';

/** A cell that is pointed at: of which tensor. */
export interface Reading {
  readonly tensor: string;
  readonly index: readonly number[];
  /** A sentence with the number in it. */
  readonly sentence: string;
  /** In full. */
  readonly value: string;
}

/** Decimals that tell small weights apart. */
const DECIMALS = 4;

/** What all weights of a page have in common. */
export interface Weighing {
  readonly attention: ResamplerAttention;
  readonly mode: Mode;
  readonly layer: number;
  /** Of the weights of patches: gets the full colour. */
  readonly strongest: number;
  readonly m: ResamplerTexts;
}

/** The name of a key: a patch of a frame, or a latent. */
export function keyName({ attention, mode, m }: Weighing, medium: number, key: number): string {
  const { v, frames, keys, n } = attention;
  const t = m.attention;
  const inMode = (place: number) => t.frame(mode, place);
  if (key >= keys - n) {
    const own = t.ownKey(key - (keys - n) + 1);
    return mode === 'clip' ? own : `${inMode(medium + 1)}, ${own}`;
  }
  const side = Math.sqrt(v);
  const [frame, patch] = [Math.floor(key / v), key % v];
  const place = mode === 'clip' ? frame + 1 : medium * frames + frame + 1;
  return `${inMode(place)}, ${t.patch(Math.floor(patch / side) + 1, (patch % side) + 1)}`;
}

/**
 * One weight. On a patch its strength is its part of the strongest; on the latents themselves, which are few and get
 * far more, it is the weight itself.
 */
export function weightCell(
  weighing: Weighing,
  medium: number,
  choice: Choice,
  key: number,
): CellModel {
  const { attention, mode, layer, strongest, m } = weighing;
  const value = attention.at(medium, choice, key);
  const place = (i: number | null) => (i === null ? null : i + 1);
  const isOwn = key >= attention.keys - attention.n;
  const onPatch = strongest === 0 ? 0 : value / strongest;
  return {
    index: attention.index(medium, choice, key),
    value: String(value),
    text: isOwn ? fixed(value, 2) : '',
    tone: 'weight',
    hue: isOwn ? 0 : hueOf(mode === 'clip' ? 0 : medium),
    strength: isOwn ? value : onPatch,
    // Written only when a live cell asks for it.
    get label() {
      const of = m.attention.of(place(choice.latent), layer, place(choice.head));
      return m.attention.reading(
        of,
        keyName(weighing, medium, key),
        fixed(value, isOwn ? 2 : DECIMALS),
      );
    },
  };
}

export const noMarks: CellMarks = {
  isFocus: () => false,
  isPinned: () => false,
  isLit: () => false,
  isChanged: () => false,
};

/** Marks the cell that is read, wherever it stands. */
export function marksOf(reading: Reading | null, tensor: string): CellMarks {
  if (reading === null || reading.tensor !== tensor) return noMarks;
  const key = reading.index.join();
  return { ...noMarks, isFocus: (index) => index.join() === key };
}
