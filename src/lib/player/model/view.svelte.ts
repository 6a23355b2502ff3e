/** Where the reader is on the model page: which part stands open, and what of it is read. Methods alone change it. */

/** A part of the model that opens in place; layers and media are counted from 0. */
export type Part =
  | { readonly kind: 'picture' | 'resampler' | 'vision'; readonly medium: number }
  /** A layer's gated cross-attention, or its block of the language model. */
  | { readonly kind: 'layer' | 'lm'; readonly layer: number }
  | { readonly kind: 'answer' };

export interface ViewState {
  readonly open: Part | null;
  /** The token whose row is read, from 0; null: the last. */
  readonly row: number | null;
  readonly head: number;
  readonly latent: number;
  /** The layer whose cross-attention stands open in the Mask Lab's steps. */
  readonly lab: number | null;
  /** A cell of any tensor, as the tensor finder writes it; empty: none. */
  readonly tensor: string;
}

export const startView: ViewState = {
  open: null,
  row: null,
  head: 0,
  latent: 0,
  lab: null,
  tensor: '',
};

export class ModelView {
  #state = $state.raw<ViewState>(startView);
  readonly #onchange: () => void;

  /** @param onchange is called after every change by the reader */
  constructor(onchange: () => void = () => {}) {
    this.#onchange = onchange;
  }

  get state(): ViewState {
    return this.#state;
  }

  /** Takes over what an address says. */
  load(state: ViewState): void {
    this.#state = state;
  }

  /** Opens a part; the same again closes it. */
  toggle(part: Part): void {
    this.set({ open: samePart(part, this.#state.open) ? null : part });
  }

  set(change: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onchange();
  }
}

export function samePart(a: Part | null, b: Part | null): boolean {
  return nameOfPart(a) === nameOfPart(b);
}

/** `picture.0`, `layer.3`, `answer`; empty for none. */
export function nameOfPart(part: Part | null): string {
  if (part === null) return '';
  if ('medium' in part) return `${part.kind}.${part.medium}`;
  return 'layer' in part ? `${part.kind}.${part.layer}` : part.kind;
}

const PART = /^(?:(picture|resampler|vision|layer|lm)\.(\d{1,2})|answer)$/;

/** Back from its name; null where that names no part. */
export function partOf(name: string): Part | null {
  const match = PART.exec(name);
  if (match === null) return null;
  const [, kind, place] = match;
  if (kind === undefined) return { kind: 'answer' };
  if (kind === 'layer' || kind === 'lm') return { kind, layer: Number(place) };
  return { kind: kind as 'picture', medium: Number(place) };
}
