/** The resampler's attention as the page shows it: of all media side by side, one head or the mean of them. */

import type { TracedTensor } from '../../flamingo/worker/protocol';

/** Which part is looked at; null: the mean over all. */
export interface Choice {
  readonly head: number | null;
  readonly latent: number | null;
}

/**
 * attn of one layer, (1, heads, n, F·v + n) for each medium: keys are the patches of its frames, then the latents
 * themselves. Several media are shown as the batch that they are to the model: (T, heads, n, F·v + n).
 */
export class ResamplerAttention {
  readonly media: number;
  readonly heads: number;
  /** Latents. */
  readonly n: number;
  readonly keys: number;
  /** Frames of one medium. */
  readonly frames: number;
  private readonly rows = new Map<string, Float64Array>();

  /**
   * @param attn one tensor for each medium, all of one shape
   * @param name of the tensor in a trace
   * @param v patches of a frame
   */
  constructor(
    private readonly attn: readonly TracedTensor[],
    private readonly name: string,
    readonly v: number,
  ) {
    this.media = attn.length;
    [, this.heads, this.n, this.keys] = attn[0].shape;
    this.frames = (this.keys - this.n) / v;
  }

  /** data-tensor: a mean is named as one, since no tensor of the model holds it. */
  tensor({ head, latent }: Choice): string {
    const over = [...(head === null ? ['heads'] : []), ...(latent === null ? ['latents'] : [])];
    return over.length === 0 ? this.name : `mean(${this.name}, ${over.join(' ')})`;
  }

  /** Without the axes that the mean is over. */
  shape({ head, latent }: Choice): number[] {
    return this.without(head, latent, [this.media, this.heads, this.n, this.keys]);
  }

  /** Of a weight in the tensor so named. */
  index(m: number, { head, latent }: Choice, key: number): number[] {
    return this.without(head, latent, [m, head ?? 0, latent ?? 0, key]);
  }

  /** One weight, 0 to 1, or the mean of several. */
  at(m: number, choice: Choice, key: number): number {
    return this.row(m, choice)[key];
  }

  /** What goes to the keys from `from` to before `to`. */
  share(m: number, choice: Choice, from: number, to: number): number {
    let sum = 0;
    for (let key = from; key < to; key++) sum += this.at(m, choice, key);
    return sum;
  }

  /** What goes to one frame of a medium. */
  frameShare(m: number, choice: Choice, frame: number): number {
    return this.share(m, choice, frame * this.v, (frame + 1) * this.v);
  }

  /** What goes to the latents themselves. */
  ownShare(m: number, choice: Choice): number {
    return this.share(m, choice, this.keys - this.n, this.keys);
  }

  /** The largest weight that any latent gives to a patch, in the head or in the mean of the heads. */
  strongest(head: number | null): number {
    let most = 0;
    for (let m = 0; m < this.media; m++) {
      for (let latent = 0; latent < this.n; latent++) {
        for (let key = 0; key < this.keys - this.n; key++) {
          most = Math.max(most, this.at(m, { head, latent }, key));
        }
      }
    }
    return most;
  }

  /** All weights of a choice, by key; a page asks for each of them many times. */
  private row(m: number, { head, latent }: Choice): Float64Array {
    const name = `${m} ${head} ${latent}`;
    const known = this.rows.get(name);
    if (known) return known;
    const heads = head === null ? range(this.heads) : [head];
    const latents = latent === null ? range(this.n) : [latent];
    const row = new Float64Array(this.keys);
    for (const h of heads) {
      for (const i of latents) {
        const from = (h * this.n + i) * this.keys;
        const { values } = this.attn[m];
        for (let key = 0; key < this.keys; key++) row[key] += values[from + key];
      }
    }
    const count = heads.length * latents.length;
    const mean = row.map((sum) => sum / count);
    this.rows.set(name, mean);
    return mean;
  }

  private without(head: number | null, latent: number | null, axes: readonly number[]): number[] {
    return axes.filter((_, i) => !(i === 1 && head === null) && !(i === 2 && latent === null));
  }
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
