import { nearestWords } from './nearest-words';
import { FlamingoError } from './problem';

/** Ends an example; may be written out in a text. */
export const ENDOFCHUNK = '<|endofchunk|>';
/** Stands where a picture or clip is; put in by the program, never written. */
export const IMAGE = '<image>';

/** The two that are kept whole though they hold punctuation. */
const WHOLE = [ENDOFCHUNK, IMAGE];

/** A run of letters and digits, or one mark of any other kind. */
const WORD = '[\\p{L}\\p{M}\\p{N}]+';
const MARK = '\\S';

/**
 * Words to ids and back. A text is lower-cased and split at spaces and punctuation; a mark is a word of its own, and
 * marks that the vocabulary holds as one word ('->') stay together. Full-width letters and marks, as a Chinese
 * keyboard types them, count as their ASCII forms (NFKC).
 */
export class Tokenizer {
  /** Index is id. */
  readonly vocabulary: readonly string[];
  readonly endofchunk: number;
  readonly image: number;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #pieces: RegExp;

  /** @throws {FlamingoError} model_broken, when the vocabulary is no list of different words with both special ones */
  constructor(vocabulary: unknown) {
    this.vocabulary = checkVocabulary(vocabulary);
    this.#ids = new Map(this.vocabulary.map((word, id) => [word, id]));
    this.endofchunk = this.#special(ENDOFCHUNK);
    this.image = this.#special(IMAGE);
    const joined = this.vocabulary.filter((word) => /^[^\p{L}\p{M}\p{N}\s]{2,}$/u.test(word));
    const whole = [...WHOLE, ...joined].sort((a, b) => b.length - a.length).map(escape);
    this.#pieces = new RegExp([...whole, WORD, MARK].join('|'), 'gu');
  }

  /** Splits a text as `encode` does; the words need not be known. */
  split(text: string): string[] {
    return text.normalize('NFKC').toLowerCase().match(this.#pieces) ?? [];
  }

  /**
   * The ids of a text. `part` is its place in a prompt, for the error.
   * @throws {FlamingoError} unknown_word, naming the first word that is not in the vocabulary and those near it
   */
  encode(text: string, part = 0): number[] {
    return this.split(text).map((word) => {
      const id = this.#ids.get(word);
      if (id !== undefined) return id;
      const nearest = nearestWords(word, this.vocabulary);
      throw new FlamingoError({ kind: 'unknown_word', word, nearest, part });
    });
  }

  /** The words of ids, with a space between. */
  decode(ids: Iterable<number>): string {
    return [...ids].map((id) => this.wordOf(id)).join(' ');
  }

  /** @throws {RangeError} when no word has this id */
  wordOf(id: number): string {
    const word = this.vocabulary.at(id);
    if (id < 0 || word === undefined) {
      throw new RangeError(`token id ${id} of a vocabulary of ${this.vocabulary.length}`);
    }
    return word;
  }

  #special(word: string): number {
    return this.#ids.get(word) ?? broken(`${word} is missing`);
  }
}

function checkVocabulary(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return broken('not a list');
  const seen = new Set<string>();
  for (const [id, word] of (value as unknown[]).entries()) {
    if (typeof word !== 'string' || word === '') return broken(`entry ${id} is not a word`);
    if (seen.has(word)) return broken(`entry ${id} repeats ${word}`);
    seen.add(word);
  }
  return [...seen];
}

function broken(why: string): never {
  throw new FlamingoError({ kind: 'model_broken', file: 'vocabulary.json', why });
}

function escape(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
