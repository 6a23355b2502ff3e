/** The prompt that a reader puts together: words and pictures in a row. */

import type { PromptPart } from '../../flamingo/prompt';
import type { Picture } from '../live/picture';

export type DraftPart =
  | { readonly id: number; readonly kind: 'text'; readonly text: string }
  /** One frame is a picture, several are a clip. */
  | { readonly id: number; readonly kind: 'media'; readonly frames: readonly Picture[] };

export class PromptDraft {
  #parts = $state.raw<readonly DraftPart[]>([{ id: 0, kind: 'text', text: '' }]);
  #lastId = 0;
  readonly #close: (picture: Picture) => void;
  readonly #onchange: () => void;

  /**
   * @param close is called with each picture that leaves the prompt
   * @param onchange is called after every change
   */
  constructor(close: (picture: Picture) => void = () => {}, onchange: () => void = () => {}) {
    this.#close = close;
    this.#onchange = onchange;
  }

  get parts(): readonly DraftPart[] {
    return this.#parts;
  }

  /** Nothing to ask about: no picture and no word. */
  get isEmpty(): boolean {
    return this.#parts.every((part) => part.kind === 'text' && part.text.trim() === '');
  }

  /** The prompt as the model takes it: empty texts are left out. The same one until something changes. */
  readonly prompt: readonly PromptPart<Picture>[] = $derived(
    this.#asked.map((part) => {
      if (part.kind === 'text') return { text: part.text };
      return part.frames.length === 1 ? { image: part.frames[0] } : { video: part.frames };
    }),
  );

  /** Which part of the draft is part `index` of its prompt. */
  idOf(index: number): number | null {
    return this.#asked.at(index)?.id ?? null;
  }

  /** Takes over a prompt in place of this one. */
  replace(prompt: readonly PromptPart<Picture>[]): void {
    this.#parts.forEach((part) => this.#closeAll(part));
    const parts = prompt.map((part): DraftPart => {
      if ('text' in part) return this.#text(part.text);
      return this.#media('image' in part ? [part.image] : part.video);
    });
    this.#change(parts);
  }

  clear(): void {
    this.replace([]);
  }

  /** Each is a picture of its own; an empty text at the end makes place for them. */
  addPictures(pictures: readonly Picture[]): void {
    this.#append(pictures.map((picture) => this.#media([picture])));
  }

  /** All are frames of one clip. */
  addClip(frames: readonly Picture[]): void {
    if (frames.length > 0) this.#append([this.#media(frames)]);
  }

  addText(): void {
    this.#change([...this.#parts, this.#text('')]);
  }

  setText(id: number, text: string): void {
    const parts = this.#parts.map((part) =>
      part.id === id && part.kind === 'text' ? { ...part, text } : part,
    );
    this.#change(parts);
  }

  /** By one place, to the front (-1) or to the end (1). */
  move(id: number, by: -1 | 1): void {
    const from = this.#parts.findIndex((part) => part.id === id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= this.#parts.length) return;
    const parts = [...this.#parts];
    [parts[from], parts[to]] = [parts[to], parts[from]];
    this.#change(parts);
  }

  remove(id: number): void {
    this.#parts.filter((part) => part.id === id).forEach((part) => this.#closeAll(part));
    this.#change(this.#parts.filter((part) => part.id !== id));
  }

  /** Gives the pictures back, at the end. */
  close(): void {
    this.#parts.forEach((part) => this.#closeAll(part));
  }

  get #asked(): readonly DraftPart[] {
    return this.#parts.filter((part) => part.kind === 'media' || part.text.trim() !== '');
  }

  #append(media: readonly DraftPart[]): void {
    const last = this.#parts.at(-1);
    const isFree = last?.kind === 'text' && last.text.trim() === '';
    this.#change([...(isFree ? this.#parts.slice(0, -1) : this.#parts), ...media]);
  }

  /** There is always a place to write at the end. */
  #change(parts: readonly DraftPart[]): void {
    this.#parts = parts.at(-1)?.kind === 'text' ? parts : [...parts, this.#text('')];
    this.#onchange();
  }

  #text(text: string): DraftPart {
    return { id: ++this.#lastId, kind: 'text', text };
  }

  #media(frames: readonly Picture[]): DraftPart {
    return { id: ++this.#lastId, kind: 'media', frames };
  }

  #closeAll(part: DraftPart): void {
    if (part.kind === 'media') part.frames.forEach((frame) => this.#close(frame));
  }
}
