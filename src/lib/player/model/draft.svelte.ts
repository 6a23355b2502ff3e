/** The prompt that a reader puts together: words and pictures in a row. */

import type { PromptPart } from '../../flamingo/prompt';
import { HeldPictures } from './held-pictures';
import { History } from './history.svelte';
import { closeDraftPicture, isLost, type DraftPicture } from './pictures';

/** What a part holds. */
export type PartContent =
  | { readonly kind: 'text'; readonly text: string }
  /** One frame is a picture, several are a clip. */
  | { readonly kind: 'media'; readonly frames: readonly DraftPicture[] };

export type DraftPart = PartContent & { readonly id: number };

export type MediaPart = Extract<DraftPart, { kind: 'media' }>;

export class PromptDraft {
  #parts = $state.raw<readonly DraftPart[]>([{ id: 0, kind: 'text', text: '' }]);
  #lastId = 0;
  readonly #history = new History<readonly DraftPart[]>();
  /** All pictures that stand here or can come back. */
  readonly #held: HeldPictures;
  readonly #onchange: () => void;

  /**
   * @param close is called with each picture that is gone for good
   * @param onchange is called after every change
   */
  constructor(
    close: (picture: DraftPicture) => void = closeDraftPicture,
    onchange: () => void = () => {},
  ) {
    this.#held = new HeldPictures(close);
    this.#onchange = onchange;
  }

  get parts(): readonly DraftPart[] {
    return this.#parts;
  }

  /** Nothing to ask about: no picture and no word. */
  get isEmpty(): boolean {
    return this.#asked.length === 0;
  }

  /** The prompt as the model takes it: empty texts and lost pictures are left out. The same one until something changes. */
  readonly prompt: readonly PromptPart<DraftPicture>[] = $derived(
    this.#asked.map((part) => {
      if (part.kind === 'text') return { text: part.text };
      const frames = part.frames.filter((frame) => !isLost(frame));
      return frames.length === 1 ? { image: frames[0] } : { video: frames };
    }),
  );

  /** All that stands there but the empty places to write at the end: `load` brings it back. */
  readonly contents: readonly PartContent[] = $derived.by(() => {
    const isEmpty = (part: DraftPart) => part.kind === 'text' && part.text === '';
    const last = this.#parts.findLastIndex((part) => !isEmpty(part));
    return this.#parts.slice(0, last + 1).map(contentOf);
  });

  /** Which part of the draft is part `index` of its prompt. */
  idOf(index: number): number | null {
    return this.#asked.at(index)?.id ?? null;
  }

  /** Which of the prompt's pictures and clips, from 0, part `id` is; null: none. */
  mediumOf(id: number): number | null {
    const media = this.#asked.filter(({ kind }) => kind === 'media');
    const medium = media.findIndex((part) => part.id === id);
    return medium < 0 ? null : medium;
  }

  /** Takes over a prompt in place of this one. */
  replace(prompt: readonly PromptPart<DraftPicture>[]): void {
    this.load(
      prompt.map((part): PartContent => {
        if ('text' in part) return { kind: 'text', text: part.text };
        return { kind: 'media', frames: 'image' in part ? [part.image] : part.video };
      }),
    );
  }

  /** Takes over other parts in place of these. */
  load(contents: readonly PartContent[]): void {
    this.#change(contents.map((content) => this.#part(content)));
  }

  clear(): void {
    this.replace([]);
  }

  /** Each is a picture of its own; an empty text at the end makes place for them. */
  addPictures(pictures: readonly DraftPicture[]): void {
    this.#append(pictures.map((picture) => this.#media([picture])));
  }

  /** All are frames of one clip. */
  addClip(frames: readonly DraftPicture[]): void {
    if (frames.length > 0) this.#append([this.#media(frames)]);
  }

  /** Other frames in the place of a picture or clip. Without any, it is removed. */
  setFrames(id: number, frames: readonly DraftPicture[]): void {
    if (frames.length === 0) return this.remove(id);
    const parts = this.#parts.map((part): DraftPart => {
      if (part.id !== id || part.kind !== 'media') return part;
      return { ...part, frames };
    });
    this.#change(parts, `frames of ${id}`);
  }

  addText(): void {
    this.#change([...this.#parts, this.#text('')]);
  }

  setText(id: number, text: string): void {
    const parts = this.#parts.map((part) =>
      part.id === id && part.kind === 'text' ? { ...part, text } : part,
    );
    this.#change(parts, `text of ${id}`);
  }

  /** By one place, to the front (-1) or to the end (1). */
  move(id: number, by: -1 | 1): void {
    this.moveTo(id, this.#parts.findIndex((part) => part.id === id) + by);
  }

  /** To the place, counted from 0, that part number `to` has now. */
  moveTo(id: number, to: number): void {
    const from = this.#parts.findIndex((part) => part.id === id);
    if (from < 0 || from === to || to < 0 || to >= this.#parts.length) return;
    const parts = this.#parts.toSpliced(from, 1);
    this.#change(parts.toSpliced(to, 0, this.#parts[from]));
  }

  remove(id: number): void {
    this.#change(this.#parts.filter((part) => part.id !== id));
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Back to what stood here before the last change, pictures and all. */
  undo(): void {
    const parts = this.#history.undo(this.#parts);
    if (parts !== null) this.#put(parts);
  }

  redo(): void {
    const parts = this.#history.redo(this.#parts);
    if (parts !== null) this.#put(parts);
  }

  /** What stands here is the beginning. */
  forgetPast(): void {
    this.#history.clear();
    this.#letGo();
  }

  /** Gives the pictures back, at the end. */
  close(): void {
    this.#held.keep([]);
  }

  get #asked(): readonly DraftPart[] {
    return this.#parts.filter((part) =>
      part.kind === 'media' ? !part.frames.every(isLost) : part.text.trim() !== '',
    );
  }

  #append(media: readonly DraftPart[]): void {
    const last = this.#parts.at(-1);
    const isFree = last?.kind === 'text' && last.text.trim() === '';
    this.#change([...(isFree ? this.#parts.slice(0, -1) : this.#parts), ...media]);
  }

  /**
   * There is always a place to write at the end.
   * @param what is changed, where quick changes of it are one step back
   */
  #change(parts: readonly DraftPart[], what: string | null = null): void {
    this.#history.record(this.#parts, what);
    this.#put(parts.at(-1)?.kind === 'text' ? parts : [...parts, this.#text('')]);
  }

  #put(parts: readonly DraftPart[]): void {
    this.#parts = parts;
    this.#letGo();
    this.#onchange();
  }

  /** Closes what can't come back any more. */
  #letGo(): void {
    this.#held.keep([this.#parts, ...this.#history.states].flat().flatMap(framesOf));
  }

  #part(content: PartContent): DraftPart {
    return { ...content, id: ++this.#lastId };
  }

  #text(text: string): DraftPart {
    return this.#part({ kind: 'text', text });
  }

  #media(frames: readonly DraftPicture[]): DraftPart {
    return this.#part({ kind: 'media', frames });
  }
}

function framesOf(part: DraftPart): readonly DraftPicture[] {
  return part.kind === 'media' ? part.frames : [];
}

function contentOf(part: DraftPart): PartContent {
  if (part.kind === 'text') return { kind: 'text', text: part.text };
  return { kind: 'media', frames: part.frames };
}
