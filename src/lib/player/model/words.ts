/** What the model reads in a text that is still being written. */

import { nearestWords } from '../../flamingo/nearest-words';
import { IMAGE, Tokenizer } from '../../flamingo/tokenizer';
import { THINGS } from '../../flamingo/world/things';
import type { PartContent } from './draft.svelte';
import { isLost } from './pictures';

/** A word of a text that the model cannot take. */
export interface WordMark {
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** As it was typed. */
  readonly word: string;
  /** Words that may have been meant, best first. */
  readonly nearest: readonly string[];
  /** Known, but not to be written: it is put in for each picture. */
  readonly isReserved: boolean;
}

export class Words {
  readonly #tokenizer: Tokenizer;
  readonly #known: ReadonlySet<string>;

  /** @throws {FlamingoError} model_broken */
  constructor(vocabulary: readonly string[]) {
    this.#tokenizer = new Tokenizer(vocabulary);
    this.#known = new Set(vocabulary);
  }

  /** In the order of the text. */
  marksOf(text: string): WordMark[] {
    return [...text.matchAll(/\S+/g)].flatMap(({ 0: chunk, index }) => this.#marksIn(chunk, index));
  }

  /** How many tokens the model reads: every word and mark, and one for each picture or clip. */
  count(contents: readonly PartContent[]): number {
    return contents.reduce((sum, content) => {
      if (content.kind === 'text') return sum + this.#tokenizer.split(content.text).length;
      return sum + (content.frames.every(isLost) ? 0 : 1);
    }, 0);
  }

  /** An emoji of the world means its word; anything else may be a mistyped one. */
  #nearest(piece: string): readonly string[] {
    const thing = THINGS.find(({ emoji, name }) => emoji === piece && this.#known.has(name));
    return thing ? [thing.name] : nearestWords(piece, this.#tokenizer.vocabulary);
  }

  /** No word goes on beyond a space, so each run of other letters is split by itself. */
  #marksIn(chunk: string, start: number): WordMark[] {
    // A folded text has other places only where folding changes its length: then the whole run is marked.
    const folded = chunk.normalize('NFKC').toLowerCase();
    const isInPlace = folded.length === chunk.length;
    const marks: WordMark[] = [];
    let from = 0;
    for (const piece of this.#tokenizer.split(chunk)) {
      const at = folded.indexOf(piece, from);
      from = at + piece.length;
      const isReserved = piece === IMAGE;
      if (this.#known.has(piece) && !isReserved) continue;
      const [a, b] = isInPlace ? [at, from] : [0, chunk.length];
      const nearest = isReserved ? [] : this.#nearest(piece);
      const word = chunk.slice(a, b);
      marks.push({ start: start + a, end: start + b, word, nearest, isReserved });
    }
    return isInPlace ? marks : marks.slice(0, 1);
  }
}

/** The text with another word in the place of a mark. */
export function replaceWord(text: string, { start, end }: WordMark, word: string): string {
  return text.slice(0, start) + word + text.slice(end);
}
