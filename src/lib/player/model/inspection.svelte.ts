/** Which tensor of a run is looked at, which of its cells is read, and the way that led there. Methods alone change it. */

import {
  nameIn,
  readAddress,
  writeAddress,
  type AddressFault,
  type Cell,
  type ModelTensor,
} from '../../trace/model';
import type { RunTensors } from './run-tensors';

/** What an inspection is about. */
export interface InspectionOptions {
  readonly tensors: () => RunTensors;
  /** The address of what is looked at: layer.3.attn@0,1,9,3; it may come from anywhere. */
  readonly at: () => string;
  readonly write: (at: string) => void;
}

/** The addresses that were walked through before `tip`. */
interface Trail {
  readonly tip: string;
  readonly before: readonly string[];
}

/** A place in a tensor, kept while that tensor is looked at. */
interface Spot {
  readonly name: string;
  readonly index: readonly number[];
}

export class Inspection {
  readonly #options: InspectionOptions;
  #hovered = $state.raw<Spot | null>(null);
  #plane = $state.raw<Spot | null>(null);
  #trail = $state.raw<Trail>({ tip: '', before: [] });
  readonly #read = $derived.by(() => readAddress(this.#options.at(), this.tensors.catalogue));
  readonly #entry = $derived.by(() => this.#chosen());

  constructor(options: InspectionOptions) {
    this.#options = options;
  }

  get tensors(): RunTensors {
    return this.#options.tensors();
  }

  /** Why the address leads nowhere. */
  get fault(): AddressFault | null {
    return this.#read.fault;
  }

  /** The tensor that is looked at. */
  get entry(): ModelTensor {
    return this.#entry;
  }

  /** The cell that is kept. */
  get pinned(): readonly number[] | null {
    return this.#read.address?.index ?? null;
  }

  /** The cell that is read: the kept one, or the one that was last pointed at. */
  get shown(): readonly number[] | null {
    return this.pinned ?? this.#own(this.#hovered);
  }

  /** The leading axes of the matrix that is seen: all but the last two. */
  get leading(): readonly number[] {
    const { shape } = this.entry;
    const count = Math.max(0, shape.length - 2);
    return (this.pinned ?? this.#own(this.#plane) ?? shape.map(() => 0)).slice(0, count);
  }

  /** The addresses walked through, first to last; empty when the reader came here directly. */
  get trail(): readonly string[] {
    return this.#trail.tip === this.#options.at() ? this.#trail.before : [];
  }

  choose(name: string): void {
    this.#go(writeAddress({ name, index: null }), []);
  }

  /** Points at a cell. It is read until another is: what is said of it must not come and go under the pointer. */
  hover(index: readonly number[]): void {
    this.#hovered = { name: this.entry.name, index };
  }

  pin(index: readonly number[]): void {
    this.#go(writeAddress({ name: this.entry.name, index }), []);
  }

  /** Lets the kept cell go: what the pointer is on is read again, or still that cell. */
  unpin(): void {
    const { pinned, trail } = this;
    const { name } = this.entry;
    if (pinned === null) return;
    this.#plane = { name, index: pinned };
    const pointed = this.#own(this.#hovered) ?? pinned;
    this.#go(writeAddress({ name, index: null }), trail);
    this.#hovered = { name, index: pointed };
  }

  /** On to one of the sources. */
  walk({ name, index }: Cell): void {
    const { entry, shown } = this;
    const here = writeAddress({ name: entry.name, index: shown });
    this.#go(writeAddress({ name, index }), [...this.trail, here]);
  }

  /** Back to a place on the way. */
  back(step: number): void {
    const { trail } = this;
    this.#go(trail[step], trail.slice(0, step));
  }

  /** Another matrix of the tensor; a kept cell moves along. */
  step(axis: number, to: number): void {
    const { name, shape } = this.entry;
    const from = this.pinned ?? [...this.leading, ...shape.slice(-2).map(() => 0)];
    const index = from.map((i, a) => (a === axis ? to : i));
    if (this.pinned) this.#go(writeAddress({ name, index }), []);
    else this.#plane = { name, index };
  }

  #own(spot: Spot | null): readonly number[] | null {
    const { name, shape } = this.entry;
    if (spot === null || spot.name !== name || spot.index.length !== shape.length) return null;
    return spot.index.every((i, axis) => i < shape[axis]) ? spot.index : null;
  }

  /** Without an address that leads somewhere: the last attention to pictures, or the scores of the words. */
  #chosen(): ModelTensor {
    const { catalogue } = this.tensors;
    // A cell that is gone, as after a word was taken away, leads to its tensor all the same.
    const asked = this.tensors.entry(nameIn(this.#options.at()));
    const fallback = catalogue.findLast(({ kind }) => kind === 'attn');
    return asked ?? fallback ?? catalogue.find(({ kind }) => kind === 'logits')!;
  }

  #go(tip: string, before: readonly string[]): void {
    this.#trail = { tip, before };
    this.#hovered = null;
    this.#options.write(tip);
  }
}
