/** What is timed: a tiny Flamingo in some runtime, behind the three calls of an answer. */

import type { Weights } from './loaded';

export interface Runtime {
  /** Pictures `(size, size, 3)`, RGB from 0 to 255 → their latents `(num_latents, dim)`. */
  encode(picture: Uint8Array): Promise<Float32Array>;
  /** Begins a prompt. @returns the logits after its last token, `(vocab)` */
  prefill(prompt: Prompt): Promise<Float32Array>;
  /** Adds a token. @returns the logits after it, `(vocab)` */
  decode(token: number): Promise<Float32Array>;
}

export interface Prompt {
  readonly tokens: Int32Array;
  /** The latents of its pictures, one after the other, `(pictures·num_latents, dim)`. */
  readonly latents: Float32Array;
  /** For each token how many pictures stand at or before it: it sees the last of these alone. */
  readonly seen: Int32Array;
}

export type StartRuntime = (weights: Weights) => Promise<Runtime>;

/** `0` where a token sees a latent, else `hidden`, `(tokens, latents)`. */
export function mediaBias({ tokens, latents, seen }: Prompt, dim: number, perPicture: number) {
  const count = latents.length / dim;
  return Float32Array.from({ length: tokens.length * count }, (_, i) => {
    const [token, latent] = [Math.floor(i / count), i % count];
    return Math.floor(latent / perPicture) === seen[token] - 1 ? 0 : HIDDEN;
  });
}

/** `0` where a token sees a token, else HIDDEN, `(rows, rows)`. */
export const causalBias = (rows: number): Float32Array =>
  Float32Array.from({ length: rows * rows }, (_, i) =>
    i % rows <= Math.floor(i / rows) ? 0 : HIDDEN,
  );

/** Far below every score, and finite: a row that sees nothing stays free of NaN. */
export const HIDDEN = -1e9;

/** 1 for tokens that see a picture, else 0. */
export const seesMedia = ({ seen }: Prompt): Float32Array =>
  Float32Array.from(seen, (n) => +(n > 0));

/** A picture's patches, row-major, each `(3, size, size)` as the convolution's kernel is laid out. */
export function patchesOf(picture: Uint8Array, image: number, patch: number): Float32Array {
  const out = new Float32Array(picture.length);
  let to = 0;
  for (let top = 0; top < image; top += patch) {
    for (let left = 0; left < image; left += patch) {
      for (let channel = 0; channel < 3; channel++) {
        for (let y = top; y < top + patch; y++) {
          let from = (y * image + left) * 3 + channel;
          for (let x = 0; x < patch; x++, from += 3) out[to++] = picture[from];
        }
      }
    }
  }
  return out;
}
