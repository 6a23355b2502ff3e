/** What lies before a reader of the few-shot page: a prompt of examples, what the model says to it, and how. */

import type { RgbImage } from '../../flamingo/image-preprocess';
import { problemOf, type Problem } from '../../flamingo/problem';
import type { AnswerToken, PixelPrompt, ScoredToken } from '../../flamingo/prompt-model';
import type { ModelClient } from '../../flamingo/worker/client';
import { drawFewShot } from '../../flamingo/world/draw-few-shot';
import {
  itemsOf,
  promptOf,
  shotsThatFit,
  tokensOf,
  type Drawn,
  type FewShotPrompt,
} from '../../flamingo/world/few-shot';
import { promptPartsOf } from '../../flamingo/world/prompt-pixels';
import type { Renderer } from '../../flamingo/world/render';
import { ModelSession, type Connection } from '../live/session.svelte';
import { AccuracyRun } from './accuracy.svelte';
import { looksIn, placesOf, type Looks, type Place } from './attention';
import { Pictures } from './pictures';
import { defaults, type FewShotState } from './state';

export interface FewShotOptions {
  /** Starts the model's worker. */
  readonly start: () => Connection;
  /** The absolute address of the model's files. */
  readonly folder: () => string;
  readonly openRenderer: (folder: string) => Promise<Renderer>;
  /** false: nobody asks where the answer comes from, so `looks` stay empty. */
  readonly isTraced?: boolean;
}

/** A prompt with all its pictures drawn. */
export interface Shown {
  readonly state: FewShotState;
  readonly prompt: FewShotPrompt;
  /** Places of the examples that the query needs: theirs is the right answer, or was before it was made wrong. */
  readonly right: readonly number[];
  /** One list of tokens for each example, and one for the query. */
  readonly rows: readonly (readonly Place[])[];
  /** Of the prompt, and the words of the answer that are read. */
  readonly tokens: number;
  /** The most examples that fit, and the tokens that one more would take; null where there is no further one. */
  readonly most: number;
  readonly tooMany: number | null;
}

/** What the model says to a prompt. */
export interface Said {
  readonly shown: Shown;
  /** As it was asked, with its pictures. */
  readonly prompt: PixelPrompt;
  /** Greedy: the likeliest word each time. */
  readonly tokens: readonly AnswerToken[];
  /** The right answer, as likely as the model finds it. */
  readonly expected: readonly ScoredToken[];
  /** Where the last token of the prompt looks, by head. */
  readonly looks: readonly Looks[];
}

/** The probability of the right answer after so many examples. */
export interface CurvePoint {
  readonly shots: number;
  readonly p: number;
  /** Of each token of it. */
  readonly tokens: readonly ScoredToken[];
}

const AS_TRAINED = { only_attend_immediate_media: null } as const;
const CANDIDATES = 5;
/** How a prompt is asked. */
export const askedAs = { ...AS_TRAINED, candidates: CANDIDATES };
/** Beyond the words of the right answer: what would end an example. */
const MORE_TOKENS = 2;

export class FewShotDesk {
  readonly session: ModelSession<RgbImage>;
  readonly accuracy: AccuracyRun;
  readonly #pictures: Pictures;
  readonly #isTraced: boolean;
  #state = $state.raw<FewShotState>(defaults);
  #shown = $state.raw<Shown | null>(null);
  #said = $state.raw<Said | null>(null);
  #curve = $state.raw<readonly CurvePoint[]>([]);
  #problem = $state.raw<Problem | null>(null);
  #drawn: { readonly key: string; readonly drawn: Drawn } | null = null;
  /** Which prompts the curve is about. */
  #curveKey = '';
  /** Counts the changes: what was asked before one has nothing to say after it. */
  #change = 0;

  constructor({ start, folder, openRenderer, isTraced = true }: FewShotOptions) {
    this.#isTraced = isTraced;
    const open = () => openRenderer(folder());
    this.session = new ModelSession(start, folder, (picture) => Promise.resolve(picture));
    this.accuracy = new AccuracyRun(() => this.session.client, open, folder);
    this.#pictures = new Pictures(open);
  }

  get state(): FewShotState {
    return this.#state;
  }

  /** null until the first pictures are drawn. */
  get shown(): Shown | null {
    return this.#shown;
  }

  /** The last answer; it belongs to `said.shown`, which may be an earlier prompt. */
  get said(): Said | null {
    return this.#said;
  }

  /** The answer belongs to what is shown. */
  get isSettled(): boolean {
    return this.#said !== null && this.#said.shown === this.#shown;
  }

  /** In the order of the shots; it grows as they are run. */
  get curve(): readonly CurvePoint[] {
    return this.#curve;
  }

  /** Why the last prompt could not be shown or asked. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** What is drawn of a scene that is shown. */
  get pictureOf(): Pictures['of'] {
    return this.#pictures.of;
  }

  /** Takes over what an address says. Without `mayLoad` only what is loaded already is used. */
  async begin(state: FewShotState, mayLoad: boolean): Promise<void> {
    this.#state = state;
    if (mayLoad) await this.#refresh();
  }

  /** Loads the model, or tries again, and asks it. */
  async load(): Promise<void> {
    await this.session.load();
    await this.#refresh();
  }

  /** Changes what is shown; only what depends on it is asked again. */
  set(change: Partial<FewShotState>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    if (this.#state.task !== before.task) this.accuracy.forget();
    const keys = ['task', 'shots', 'seed', 'query', 'control'] as const;
    const isOther = keys.some((key) => this.#state[key] !== before[key]);
    if (isOther && this.session.status.kind !== 'idle') void this.#refresh();
  }

  /** Counts right answers over held-out prompts of this task. */
  measure(): void {
    const { task, n, lines } = this.#state;
    if (this.#shown) void this.accuracy.start(task, n, lines, this.#shown.most);
  }

  /** Ends everything, for good. */
  close(): void {
    this.#change++;
    this.accuracy.forget();
    this.session.close();
  }

  async #refresh(): Promise<void> {
    const change = ++this.#change;
    const isCurrent = () => change === this.#change;
    this.#problem = null;
    try {
      // The model and the pictures come side by side; how much fits is known with the model.
      const loading = this.session.load();
      await this.#show(isCurrent);
      await loading;
      const { client } = this.session;
      if (client === null || !isCurrent()) return;
      const shown = await this.#show(isCurrent);
      if (!isCurrent()) return;
      await this.#ask(client, shown, isCurrent);
      if (isCurrent()) await this.#runCurve(client, shown, isCurrent);
    } catch (error) {
      // Where the whole model is missing, its status says so already.
      await this.session.settled();
      if (isCurrent() && this.session.status.kind !== 'failed') this.#problem = problemOf(error);
    }
  }

  async #show(isCurrent: () => boolean): Promise<Shown> {
    const shown = this.#shownOf(this.#state);
    await this.#pictures.prepare([shown.prompt]);
    const isSame = this.#shown?.state === shown.state && this.#shown.most === shown.most;
    if (isSame && this.#shown) return this.#shown;
    if (isCurrent()) this.#shown = shown;
    return shown;
  }

  #shownOf(state: FewShotState): Shown {
    const { status } = this.session;
    const drawn = this.#draw(state);
    const all = drawn.examples.length;
    const most = status.kind === 'ready' ? shotsThatFit(drawn, status.info.context) : all;
    const shots = Math.min(state.shots, most);
    const asIs = promptOf(drawn, shots, 'none');
    const answer = asIs.query.answer.join(' ');
    const right = [...asIs.examples.keys()].filter(
      (place) => asIs.examples[place].answer.join(' ') === answer,
    );
    const prompt = promptOf(drawn, shots, state.control);
    return {
      ...{ state, prompt, right, most, rows: placesOf(prompt, right), tokens: tokensOf(prompt) },
      tooMany: most < all ? tokensOf(promptOf(drawn, most + 1, 'none')) : null,
    };
  }

  /** The same scenes for the same seeds, so that each is drawn once. */
  #draw({ task, seed, query }: FewShotState): Drawn {
    const key = `${task} ${seed} ${query}`;
    if (this.#drawn?.key !== key) this.#drawn = { key, drawn: drawFewShot(task, seed, query) };
    return this.#drawn.drawn;
  }

  async #ask(client: ModelClient, shown: Shown, isCurrent: () => boolean): Promise<void> {
    const { answer } = shown.prompt.query;
    const prompt = this.#pixelsOf(shown.prompt);
    const tokens: AnswerToken[] = [];
    const max_new_tokens = answer.length + MORE_TOKENS;
    for await (const token of client.generate(prompt, { ...askedAs, max_new_tokens })) {
      if (!isCurrent()) return;
      tokens.push(token);
    }
    const expected = await client.score(prompt, answer.join(' '), AS_TRAINED);
    if (!isCurrent()) return;
    const looks = this.#isTraced ? looksIn((await client.run(prompt, askedAs, true)).trace) : [];
    if (isCurrent()) this.#said = { shown, prompt, tokens, expected, looks };
  }

  /** One run for each number of examples, but for those that were run before. */
  async #runCurve(client: ModelClient, shown: Shown, isCurrent: () => boolean): Promise<void> {
    const { task, seed, query, control } = shown.state;
    const key = [task, seed, query, control].join(' ');
    if (this.#curveKey !== key) this.#curve = [];
    this.#curveKey = key;
    const drawn = this.#draw(shown.state);
    for (let shots = 0; shots <= shown.most; shots++) {
      if (this.#curve.some((point) => point.shots === shots)) continue;
      const prompt = promptOf(drawn, shots, control);
      await this.#pictures.prepare([prompt]);
      if (!isCurrent()) return;
      const answer = prompt.query.answer.join(' ');
      const tokens = await client.score(this.#pixelsOf(prompt), answer, AS_TRAINED);
      if (!isCurrent()) return;
      const p = tokens.reduce((product, token) => product * token.p, 1);
      this.#curve = [...this.#curve, { shots, p, tokens }].sort((a, b) => a.shots - b.shots);
    }
  }

  #pixelsOf(prompt: FewShotPrompt): PixelPrompt {
    return promptPartsOf(itemsOf(prompt), this.#pictures.of);
  }
}
