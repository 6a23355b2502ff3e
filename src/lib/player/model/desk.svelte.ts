/** What lies before a reader of the model page: a prompt in the making, and the model to ask. */

import type { ExampleId } from '../../flamingo/examples';
import type { Problem } from '../../flamingo/problem';
import { checkFrames, type PromptPart } from '../../flamingo/prompt';
import { ablatedPrompt, asTrained, type Ablations } from './ablations';
import { PromptDraft } from './draft.svelte';
import { Lapse } from './lapse.svelte';
import { LiveRun, optionsOf } from './live-run.svelte';
import type { Picture } from '../live/picture';
import { PictureFiles } from './picture-files.svelte';
import { closeDraftPart, closeDraftPicture, PictureReader, type DraftPicture } from './pictures';
import { ModelSession, type Connection } from '../live/session.svelte';
import type { ModelPageState } from './page-state';
import { ModelView } from './view.svelte';
import { startWriting, Writing, type WritingSettings } from './writing.svelte';

export interface DeskOptions {
  /** Starts the model's worker. */
  readonly start: () => Connection;
  /** The absolute address of the model's files. */
  readonly folder: () => string;
  readonly openExample: (id: ExampleId, folder: string) => Promise<DraftPrompt>;
  /** false: only answers are wanted, and no intermediate is recorded. */
  readonly isTraced?: boolean;
}

type DraftPrompt = readonly PromptPart<DraftPicture>[];

/** Fetches a prompt; `folder` is the model's. */
type OpenPrompt = (folder: string) => Promise<DraftPrompt>;

export class ModelDesk {
  readonly draft: PromptDraft;
  readonly session: ModelSession<DraftPicture>;
  /** The model on the prompt as it stands. */
  readonly live: LiveRun<DraftPicture>;
  /** What the model sees of the prompt's pictures. */
  readonly pictures: PictureReader;
  readonly view = new ModelView();
  /** How the model writes on. */
  readonly writing = new Writing();
  /** The checkpoints of its training. */
  readonly lapse = new Lapse(this);
  /** The reader's own pictures, as they come. */
  readonly files = new PictureFiles();
  #ablations = $state.raw<Ablations>(asTrained);
  #example = $state<ExampleId | null>(null);
  /** The example that is meant to lie there, though it may still be on its way. */
  #chosen = $state<ExampleId | null>(null);
  /** The prompt as it stands was asked: what is changed about the model asks it again. */
  #isAsked = false;
  /** Counts the changes: files that were opened for an earlier prompt come too late. */
  #change = 0;
  #isClosed = false;
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.pictures = new PictureReader(options.folder);
    this.session = new ModelSession(options.start, options.folder, (picture, size) =>
      this.pictures.pixelsOf(picture, size),
    );
    this.live = new LiveRun(this.session, options.isTraced);
    this.draft = new PromptDraft(closeDraftPicture, () => this.#changed());
  }

  /** What is changed about the model and the prompt's pictures. */
  get ablations(): Ablations {
    return this.#ablations;
  }

  /** Changes the model or the prompt's pictures; what was asked is asked again. @returns when the model has run with it */
  async ablate(change: Partial<Ablations>): Promise<void> {
    const ablations = (this.#ablations = { ...this.#ablations, ...change });
    await this.refresh();
    if (ablations === this.#ablations && this.#isAsked) void this.ask();
  }

  /** Takes every change back, and stops the time-lapse, which would make the next one. */
  restore(): Promise<void> {
    this.lapse.pause();
    return this.ablate(asTrained);
  }

  /** Changes how the model writes. An answer is written again. */
  setWriting(change: Partial<WritingSettings>): void {
    this.writing.set(change);
    if (this.#isAsked) void this.ask();
  }

  /** Fetches the model, and runs it on what lies there. */
  async load(): Promise<void> {
    await this.session.load();
    await this.refresh();
  }

  /** Runs the model on the prompt as it stands. */
  async refresh(): Promise<void> {
    if (this.#isClosed) return;
    if (this.draft.isEmpty) this.live.clear();
    else await this.live.update(this.draft.prompt, this.#ablations);
  }

  /** The example that lies there untouched. */
  get example(): ExampleId | null {
    return this.#example;
  }

  /**
   * Puts an example in place of the prompt.
   * @returns whether it lies there: not when it could not be opened, nor when the reader did something else meanwhile
   */
  async choose(id: ExampleId): Promise<boolean> {
    this.#chosen = id;
    const isThere = await this.#lay((folder) => this.#options.openExample(id, folder));
    if (isThere) this.#example = this.#chosen = id;
    return isThere;
  }

  /** All that an address can say of what lies here. */
  get state(): Omit<ModelPageState, 'theme'> {
    return {
      prompt: this.#chosen === null ? { contents: this.draft.contents } : { example: this.#chosen },
      ablations: this.#ablations,
      view: this.view.state,
      writing: this.writing.settings,
    };
  }

  /** Takes over what an address says. @returns whether its prompt lies there, as `choose` does */
  async open(state: Omit<ModelPageState, 'theme'>): Promise<boolean> {
    const { prompt } = state;
    this.#ablations = state.ablations;
    this.view.load(state.view);
    this.writing.set(state.writing);
    if ('example' in prompt && !(await this.choose(prompt.example))) return false;
    if ('contents' in prompt) this.draft.load(prompt.contents);
    this.draft.forgetPast();
    return true;
  }

  /** Puts an example in place of the prompt and asks it; the prompt that lay there before is never asked instead. */
  async askExample(id: ExampleId): Promise<void> {
    if (!(await this.choose(id))) return;
    // The answer to an example ends where it ends.
    this.writing.set({ go_on: false });
    await this.ask();
  }

  /** Puts a prompt that has to be fetched in place of this one, and has it written on past what ends an answer. */
  async askOnAndOn(open: OpenPrompt): Promise<void> {
    if (!(await this.#lay(open))) return;
    this.writing.set({ ...startWriting, go_on: true });
    await this.ask();
  }

  /** Each file becomes a picture of its own. */
  addPictures(files: readonly File[]): Promise<void> {
    return this.files.open(files, (pictures) => this.draft.addPictures(pictures));
  }

  /** The files are the frames of one clip, in this order. */
  addClip(files: readonly File[]): Promise<void> {
    return this.files.open(files, (frames) => this.draft.addClip(frames), checkFrames);
  }

  /** A file in the place of something else. */
  openOne(file: File, put: (picture: Picture) => void): Promise<void> {
    return this.files.open([file], ([picture]) => put(picture));
  }

  /** Lets the model write, with what is changed about it. */
  ask(): Promise<void> {
    this.files.forget();
    return this.#ask();
  }

  #ask(): Promise<void> {
    const ablations = this.#ablations;
    this.#isAsked = true;
    this.writing.restart();
    return this.session.ask(this.draft.prompt, {
      options: { ...optionsOf(ablations), ...this.writing.options },
      prepare: (pixels) => ablatedPrompt(pixels, ablations),
    });
  }

  /** Ends everything, for good: what is still being opened is closed when it comes. */
  close(): void {
    this.#isClosed = true;
    this.#change++;
    this.lapse.pause();
    this.writing.pause();
    this.files.close();
    this.draft.close();
    this.session.close();
  }

  /** What was wrong with what the reader did last. */
  get problem(): Problem | null {
    return this.files.problem ?? this.session.problem;
  }

  /** The part of the draft that the last problem is about. */
  get faultyPart(): number | null {
    const { problem } = this;
    const part = problem !== null && 'part' in problem ? problem.part : null;
    return part === null ? null : this.draft.idOf(part);
  }

  /** What was said does not belong to the prompt any more. */
  #forget(): void {
    this.#isAsked = false;
    this.files.forget();
    this.session.forget();
  }

  async #lay(open: OpenPrompt): Promise<boolean> {
    if (this.#isClosed) return false;
    const change = ++this.#change;
    const isCurrent = () => change === this.#change;
    try {
      const prompt = await open(this.#options.folder());
      if (!isCurrent()) {
        prompt.forEach(closeDraftPart);
        return false;
      }
      this.draft.replace(prompt);
      return true;
    } catch (error) {
      // Where the whole model is missing, its status says so already.
      await this.session.settled();
      if (!isCurrent()) return false;
      if (this.session.status.kind !== 'failed') this.session.refuse(error);
      // What lay there before stays, and so does its answer.
      if (!this.draft.isEmpty) this.#chosen = this.#example;
      return false;
    }
  }

  #changed(): void {
    this.#change++;
    this.#example = this.#chosen = null;
    this.#forget();
    void this.#follow();
  }

  /** Runs the changed prompt and has its answer written, if the model is there and can read it. */
  async #follow(): Promise<void> {
    const change = this.#change;
    await this.refresh();
    const isRun = this.session.client !== null && this.live.problem === null;
    if (change !== this.#change || !isRun || this.live.trained === null) return;
    // Whoever asked meanwhile has the answer coming.
    if (!this.#isAsked) await this.#ask();
  }
}
