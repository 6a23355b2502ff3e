/** What lies before a reader of the model page: a prompt in the making, and the model to ask. */

import type { ExampleId } from '../../flamingo/examples';
import type { PromptPart } from '../../flamingo/prompt';
import { PromptDraft } from './draft.svelte';
import { closePicture, openPicture, pixelsOf, type Picture } from './picture';
import { ModelSession, type Connection } from './session.svelte';

export interface DeskOptions {
  /** Starts the model's worker. */
  readonly start: () => Connection;
  /** The absolute address of the model's files. */
  readonly folder: () => string;
  readonly openExample: (id: ExampleId, folder: string) => Promise<readonly PromptPart<Picture>[]>;
}

export class ModelDesk {
  readonly draft: PromptDraft;
  readonly session: ModelSession<Picture>;
  #example = $state<ExampleId | null>(null);
  /** Counts the changes: files that were opened for an earlier prompt come too late. */
  #change = 0;
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.session = new ModelSession(options.start, options.folder, pixelsOf);
    this.draft = new PromptDraft(closePicture, () => this.#changed());
  }

  /** The example that lies there untouched. */
  get example(): ExampleId | null {
    return this.#example;
  }

  /** Puts an example in place of the prompt. */
  async choose(id: ExampleId): Promise<void> {
    const change = ++this.#change;
    this.session.forget();
    try {
      const prompt = await this.#options.openExample(id, this.#options.folder());
      if (change !== this.#change) return;
      this.draft.replace(prompt);
      this.#example = id;
    } catch (error) {
      // Where the whole model is missing, its status says so already.
      await this.session.load();
      if (this.session.status.kind === 'ready') this.session.refuse(error);
    }
  }

  /** Each file becomes a picture of its own. */
  addPictures(files: readonly File[]): Promise<void> {
    return this.#open(files, (pictures) => this.draft.addPictures(pictures));
  }

  /** The files are the frames of one clip, in this order. */
  addClip(files: readonly File[]): Promise<void> {
    return this.#open(files, (frames) => this.draft.addClip(frames));
  }

  ask(): Promise<void> {
    return this.session.ask(this.draft.prompt);
  }

  /** The part of the draft that the last problem is about. */
  get faultyPart(): number | null {
    const { problem } = this.session;
    return problem !== null && 'part' in problem ? this.draft.idOf(problem.part) : null;
  }

  async #open(files: readonly File[], add: (pictures: readonly Picture[]) => void): Promise<void> {
    try {
      add(await Promise.all(files.map((file) => openPicture(file, file.name))));
    } catch (error) {
      this.session.refuse(error);
    }
  }

  /** What was said belongs to the prompt as it was. */
  #changed(): void {
    this.#change++;
    this.#example = null;
    this.session.forget();
  }
}
