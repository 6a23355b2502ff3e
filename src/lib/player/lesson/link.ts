/**
 * Keeps the windows of a lesson together: what is done in one is told to the others, over every channel at once, and who
 * comes later asks. The latest state counts, whichever way and how often it arrives; nothing that is heard is told on.
 */

import type { Channel } from './channels/channel';
import { helloFrom, readMessage, standingFrom, type Hearer } from './messages';
import type { DeckState } from './state';

/** The window's own side. */
export interface Side {
  state(): DeckState;
  /** Takes over what another window has made, without telling it on. */
  adopt(state: DeckState): void;
}

export interface LinkOptions {
  readonly hearer: Hearer;
  readonly channels: readonly Channel[];
  /** Follows, and tells nobody of itself. */
  readonly isSilent?: boolean;
  /** Milliseconds. */
  readonly now?: () => number;
}

export class LessonLink {
  readonly #side: Side;
  readonly #options: Required<LinkOptions>;
  readonly #name = freshName();
  /**
   * When the state was made: a clock that is never behind what was heard. Before anybody has done anything it is the
   * window's birth, counted backwards, so that of two untouched windows the older is right.
   */
  #stamp: number;
  #by = this.#name;

  constructor(side: Side, options: LinkOptions) {
    this.#side = side;
    this.#options = { isSilent: false, now: Date.now, ...options };
    this.#stamp = -this.#options.now();
    for (const channel of options.channels) channel.onmessage = (data) => this.#hear(data);
  }

  /** Asks the others where the lesson stands: all of them, or those at the end of one channel. */
  ask(channels = this.#options.channels): void {
    const hello = helloFrom(this.#options.hearer.lesson, this.#name);
    for (const channel of channels) channel.send(hello);
  }

  /** The state was changed here, by hand: the others follow. */
  lead(): void {
    if (this.#options.isSilent) return;
    this.#stamp = Math.max(this.#stamp + 1, this.#options.now());
    this.#by = this.#name;
    this.#tell();
  }

  close(): void {
    for (const channel of this.#options.channels) channel.close();
  }

  #tell(): void {
    const [state, stamp, by] = [this.#side.state(), this.#stamp, this.#by];
    const message = standingFrom(this.#options.hearer.lesson, this.#name, { state, stamp, by });
    for (const channel of this.#options.channels) channel.send(message);
  }

  /** @returns whether it was of this lesson, from another window */
  #hear(data: unknown): boolean {
    const { hearer, isSilent, now } = this.#options;
    const message = readMessage(data, hearer, now());
    if (!message || message.from === this.#name) return false;
    if (message.kind === 'hello') {
      if (!isSilent) this.#tell();
    } else if (this.#isLater(message.stamp, message.by)) {
      [this.#stamp, this.#by] = [message.stamp, message.by];
      this.#side.adopt(message.state);
    }
    return true;
  }

  /** Two states of one moment: all windows choose the same. */
  #isLater(stamp: number, by: string): boolean {
    return stamp === this.#stamp ? by > this.#by : stamp > this.#stamp;
  }
}

/** Tells this window from the others; nothing is drawn from it. (`randomUUID` is missing where a site has no https.) */
function freshName(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join('');
}
