import type { RgbImage } from './image-preprocess';
import { MediaCache } from './media-cache';
import { FlamingoError } from './problem';
import { checkFrames, tokenizePrompt, type PromptPart } from './prompt';
import { mediaLocationsOf, textTimes } from './runtime/media-rows';
import type { Gates, Interventions } from './runtime/interventions';
import type { RecordValues, Values } from './runtime/record';
import {
  argmaxOf,
  softmaxOf,
  topCandidates,
  type Candidate,
  type SamplingOptions,
} from './runtime/sampling';
import type { StepTurn } from './runtime/step-turn';
import type { TinyFlamingo } from './tiny-flamingo';
import type { Tokenizer } from './tokenizer';

/** A prompt with its pictures, already of the size that the model wants. */
export type PixelPrompt = readonly PromptPart<RgbImage>[];

export interface ReadOptions {
  /** true: a word sees only the last picture before it. null: as the model was trained. */
  readonly only_attend_immediate_media: boolean | null;
  /** By default none: the model as it was trained. */
  readonly interventions?: Interventions;
}

export interface AnswerOptions extends ReadOptions {
  readonly max_new_tokens: number;
  /** Of the likeliest words, how many are told with each token. */
  readonly candidates: number;
  /** By default greedy. */
  readonly sampling?: SamplingOptions;
  /**
   * true: neither <|endofchunk|> nor <image> ends the answer. A generated <image> goes into the context, and its count
   * begins anew, as in OpenFlamingo: what follows reads the first picture again. Only where there is no picture at all
   * <image> still ends it.
   */
  readonly go_on?: boolean;
}

export type RunOptions = ReadOptions & Pick<AnswerOptions, 'candidates'>;

export type WordCandidate = readonly [word: string, p: number];

export interface AnswerToken {
  readonly token: string;
  readonly p: number;
  /** The likeliest words, best first. */
  readonly top: readonly WordCandidate[];
  /** Milliseconds that it took; the first took the whole prompt. */
  readonly ms: number;
  /** What the model read for it. */
  readonly step: StepTurn;
}

/** What the model read. */
export interface Reading {
  /** With <image> where the pictures are. */
  readonly tokens: readonly string[];
  readonly media_locations: readonly boolean[];
  readonly text_time: readonly number[];
}

/**
 * Why an answer ended: with <|endofchunk|>; with <image>, where the model would go on about a picture that there is
 * not; with max_new_tokens; or because the context was full.
 */
export type Finish = 'eos' | 'image' | 'length' | 'context';

export interface Answer extends Reading {
  /** The words of the answer with a space between, without the <|endofchunk|> that ended it. */
  readonly text: string;
  readonly finish: Finish;
  /** Pictures and clips whose latents were there already. */
  readonly cached: number;
  /** Milliseconds as measured; encode is that of all pictures, per_token a mean (0 when only one was made). */
  readonly ms: { readonly encode: number; readonly prefill: number; readonly per_token: number };
}

/** One pass over a prompt. */
export interface Run extends Reading {
  /** The likeliest next words. */
  readonly top: readonly WordCandidate[];
  /** (vocab_size) of the last token; the receiver's own. */
  readonly logits: Values;
  /** As they were in this run. With text_only the blocks that they belong to were left out. */
  readonly gates: Gates;
  /** Milliseconds as measured; encode is that of all pictures. */
  readonly ms: { readonly encode: number; readonly run: number };
}

/** One token of an answer that was put before the model. */
export interface ScoredToken {
  readonly token: string;
  /** The model's probability of it, after the prompt and the tokens before it. */
  readonly p: number;
  /** What the model would have said in its place. */
  readonly best: string;
}

/** A picture's or clip's latents, and what they took. */
export interface EncodedMedia {
  readonly latents: Values;
  readonly isCached: boolean;
  readonly ms: number;
}

/** Latents of this many pictures and clips are kept: 3 kB each. */
const KEPT_MEDIA = 256;

/** A model that reads words and pictures, and answers in words. */
export class PromptModel {
  readonly #model: TinyFlamingo;
  readonly #tokenizer: Tokenizer;
  readonly #cache = new MediaCache<Values>(KEPT_MEDIA);
  readonly #now: () => number;

  /** @param now the clock, in milliseconds */
  constructor(model: TinyFlamingo, tokenizer: Tokenizer, now = () => performance.now()) {
    this.#model = model;
    this.#tokenizer = tokenizer;
    this.#now = now;
  }

  /** Which kernels do the arithmetic. */
  get kernels(): string {
    return this.#model.kernels.name;
  }

  /** How many tokens it can hold. */
  get context(): number {
    return this.#model.config.lang_encoder.context;
  }

  /**
   * @throws {FlamingoError} too_many_frames
   * @throws {Error} when a frame has another size than the model's
   */
  encode(frames: readonly RgbImage[]): EncodedMedia {
    checkFrames(frames.length);
    const start = this.#now();
    const make = () => this.#model.encode(frames.map(({ data }) => data));
    const { value, isCached } = this.#cache.take(frames, make);
    return { latents: value, isCached, ms: this.#now() - start };
  }

  /**
   * Every intermediate from the pixels of a picture or clip to its latents (1, 1, num_latents, dim).
   * @throws {FlamingoError} too_many_frames
   * @throws {Error} when a frame has another size than the model's, or there is none
   */
  look(frames: readonly RgbImage[], record: RecordValues): void {
    checkFrames(frames.length);
    const pixels = frames.map(({ data }) => data);
    this.#model.encode(pixels, record);
  }

  /**
   * Answers a prompt, a token at a time; whoever stops asking cancels it.
   * @throws {FlamingoError} for a prompt that cannot be read
   */
  *answer(prompt: PixelPrompt, options: AnswerOptions): Generator<AnswerToken, Answer> {
    const { input_ids, latents, cached, ms: encode } = this.#read(prompt, options);
    const { go_on = false } = options;
    const steps = this.#model.generate(input_ids, latents, {
      ...options.sampling,
      ...readingOf(options),
      ...(go_on ? { eos_token_id: null } : {}),
      max_new_tokens: options.max_new_tokens,
      candidates: options.candidates,
    });
    const { endofchunk, image } = this.#tokenizer;
    const words: string[] = [];
    const times: number[] = [];
    const end = (finish: Finish): Answer => {
      const ms = { encode, ...timesOf(times) };
      return { ...this.#reading(input_ids), text: words.join(' '), finish, cached, ms };
    };
    try {
      for (;;) {
        const start = this.#now();
        const { done, value } = steps.next();
        if (done) return end(value);
        times.push(this.#now() - start);
        const token = this.#tokenizer.wordOf(value.token);
        yield {
          token,
          p: value.p,
          top: this.#words(value.top),
          ms: times[times.length - 1],
          step: { ...value.step, fed: value.step.fed.map((id) => this.#tokenizer.wordOf(id)) },
        };
        if (value.token === image && !(go_on && latents.length > 0)) return end('image');
        if (go_on || value.token !== endofchunk) words.push(token);
      }
    } finally {
      steps.return('length');
    }
  }

  /**
   * One pass over a prompt: the likeliest next words.
   * @throws {FlamingoError} for a prompt that cannot be read
   * @param record is called with every intermediate by its OpenFlamingo name
   */
  run(prompt: PixelPrompt, options: RunOptions, record?: RecordValues): Run {
    const { input_ids, latents, ms: encode } = this.#read(prompt, options);
    const gates = this.#model.gates(options.interventions);
    const start = this.#now();
    const all = this.#model.forward(input_ids, latents, { ...readingOf(options), record });
    const ms = { encode, run: this.#now() - start };
    const logits = all.slice(all.length - this.#tokenizer.vocabulary.length);
    const top = this.#words(topCandidates(softmaxOf(logits), options.candidates));
    return { ...this.#reading(input_ids), top, logits, gates, ms };
  }

  /**
   * How likely the model finds an answer, in one pass. It would write that answer itself, greedily, just when each token is
   * the best in its place.
   * @throws {FlamingoError} for a prompt or an answer that cannot be read, or both together too long for the context
   */
  score(prompt: PixelPrompt, answer: string, options: ReadOptions): readonly ScoredToken[] {
    const ids = this.#tokenizer.encode(answer, prompt.length);
    if (ids.length === 0) throw new FlamingoError({ kind: 'empty' });
    const { input_ids, latents } = this.#read(prompt, options);
    const given = [...input_ids, ...ids.slice(0, -1)];
    const { context } = this;
    if (given.length > context) {
      throw new FlamingoError({ kind: 'too_long', length: given.length, context });
    }
    const logits = this.#model.forward(given, latents, readingOf(options));
    const size = this.#tokenizer.vocabulary.length;
    return ids.map((id, i) => {
      const row = (input_ids.length - 1 + i) * size;
      const p = softmaxOf(logits.subarray(row, row + size));
      const word = (token: number) => this.#tokenizer.wordOf(token);
      return { token: word(id), p: p[id], best: word(argmaxOf(p)) };
    });
  }

  #read(prompt: PixelPrompt, { only_attend_immediate_media, interventions = {} }: ReadOptions) {
    const { lang_encoder, gated_cross_attn } = this.#model.config;
    const { input_ids, media } = tokenizePrompt(prompt, this.#tokenizer, lang_encoder.context);
    const isImmediate = only_attend_immediate_media ?? gated_cross_attn.only_attend_immediate_media;
    const { text_only = false, skip_zero_rows = false } = interventions;
    if (media.length === 0 && !text_only && (!isImmediate || skip_zero_rows)) {
      throw new FlamingoError({ kind: 'no_picture' });
    }
    const encoded = media.map((frames) => this.encode(frames));
    return {
      input_ids,
      latents: encoded.map(({ latents }) => latents),
      cached: encoded.filter(({ isCached }) => isCached).length,
      ms: encoded.reduce((sum, { ms }) => sum + ms, 0),
    };
  }

  #reading(input_ids: readonly number[]): Reading {
    const [media_locations] = mediaLocationsOf([input_ids], this.#tokenizer.image);
    return {
      tokens: input_ids.map((id) => this.#tokenizer.wordOf(id)),
      media_locations,
      text_time: textTimes(media_locations, input_ids.length, false),
    };
  }

  #words(top: readonly Candidate[]): WordCandidate[] {
    return top.map(([id, p]) => [this.#tokenizer.wordOf(id), p]);
  }
}

function readingOf({ only_attend_immediate_media, interventions }: ReadOptions) {
  const isTrained = only_attend_immediate_media === null;
  return isTrained ? { interventions } : { only_attend_immediate_media, interventions };
}

function timesOf([prefill = 0, ...rest]: readonly number[]) {
  const sum = rest.reduce((a, b) => a + b, 0);
  return { prefill, per_token: rest.length === 0 ? 0 : sum / rest.length };
}
