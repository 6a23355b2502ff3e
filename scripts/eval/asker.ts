import type { FinishReason } from '../../src/lib/flamingo/runtime/generate';
import type { Values } from '../../src/lib/flamingo/runtime/record';
import type { GeneratedToken, TinyFlamingo } from '../../src/lib/flamingo/tiny-flamingo';
import { IMAGE } from '../../src/lib/flamingo/tokenizer';
import type { Item, Media } from '../../src/lib/flamingo/world/examples';
import type { Turn } from '../../src/lib/flamingo/world/questions';
import type { Renderer } from '../../src/lib/flamingo/world/render';

/** What an asker needs of a model. */
export interface Answering extends Pick<TinyFlamingo, 'encode'> {
  generate(
    ...asked: Parameters<TinyFlamingo['generate']>
  ): Generator<Pick<GeneratedToken, 'token'>, FinishReason>;
}

/** What a model has before it: token ids, and the latents of the media among them, each encoded once. */
export interface Context {
  readonly ids: readonly number[];
  readonly latents: readonly Values[];
}

/** Puts questions to a model and takes down its greedy answers. */
export class Asker {
  readonly #model: Answering;
  readonly #renderer: Renderer;
  readonly #vocabulary: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  /** @param vocabulary index is id */
  constructor(model: Answering, vocabulary: readonly string[], renderer: Renderer) {
    this.#model = model;
    this.#renderer = renderer;
    this.#vocabulary = vocabulary;
    this.#ids = new Map(vocabulary.map((word, id) => [word, id]));
  }

  /**
   * The words that the model says in each turn, as many as the expected answer has. They stay in the
   * context, right or wrong, for the turns that follow.
   * @throws {Error} for a word that the vocabulary lacks, or a prompt longer than the context
   */
  answer(turns: readonly Turn[]): string[][] {
    let context: Context = { ids: [], latents: [] };
    return turns.map(({ before, answer }) => {
      const asked = this.put(context, before);
      const said = this.#say(asked, answer.length);
      context = { ...asked, ids: [...asked.ids, ...said] };
      return said.map((id) => this.#vocabulary[id]);
    });
  }

  /**
   * A context with words and media after it.
   * @throws {Error} for a word that the vocabulary lacks
   */
  put({ ids, latents }: Context, items: readonly Item[]): Context {
    const media = items.filter((item) => typeof item !== 'string');
    return {
      ids: [...ids, ...items.map((item) => this.#idOf(typeof item === 'string' ? item : IMAGE))],
      latents: [...latents, ...media.map((clip) => this.#encode(clip))],
    };
  }

  #encode({ frames }: Media): Values {
    return this.#model.encode(frames.map((scene) => this.#renderer.draw(scene).data));
  }

  #say({ ids, latents }: Context, words: number): number[] {
    // An answer has its length whatever the model says: <|endofchunk|> is a word like any other here.
    const options = { max_new_tokens: words, eos_token_id: null, candidates: 1 };
    return [...this.#model.generate(ids, latents, options)].map(({ token }) => token);
  }

  #idOf(word: string): number {
    const id = this.#ids.get(word);
    if (id === undefined) throw new Error(`the model's vocabulary lacks "${word}"`);
    return id;
  }
}

/** Every checked turn was answered with just the words that were expected. */
export function isRight(turns: readonly Turn[], said: readonly (readonly string[])[]): boolean {
  return turns.every(({ answer, checked }, i) => {
    const isSame =
      said[i].length === answer.length && said[i].every((word, k) => word === answer[k]);
    return !checked || isSame;
  });
}
