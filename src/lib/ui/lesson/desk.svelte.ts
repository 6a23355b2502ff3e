/** One window of a running lesson: its slides, its address, its keys, and the link to the other windows. */

import { tick } from 'svelte';
import { lessonCodec, type LessonAddressState } from '../../player/lesson/address';
import { openBroadcast } from '../../player/lesson/channels/broadcast';
import { openOpener, type OpenerChannel } from '../../player/lesson/channels/opener';
import { openStorage } from '../../player/lesson/channels/storage';
import { Deck } from '../../player/lesson/deck.svelte';
import { commandOf, placeOf, type Command } from '../../player/lesson/keys';
import type { PredictTexts } from '../../texts/predict';
import type { Lesson } from '../../texts/teach/types';
import { LetterKeys } from '../../player/lesson/letters.svelte';
import { LessonLink } from '../../player/lesson/link';
import type { DeckState } from '../../player/lesson/state';
import { PageAddress } from '../page-address.svelte';

/** How often, in milliseconds, a window speaks to the one that opened it, which knows nobody when it is loaded anew. */
const BEAT = 1000;

export class LessonDesk {
  readonly deck: Deck;
  readonly address: PageAddress<LessonAddressState>;
  readonly letters = new LetterKeys();
  /** The list of keys is open. */
  isHelping = $state(false);
  /** What the two windows do each in their way. */
  on: Readonly<Record<'fullscreen' | 'presenter', () => void>> = {
    fullscreen: () => {},
    presenter: () => {},
  };
  readonly #codec: ReturnType<typeof lessonCodec>;
  /** Where the lesson stood when the address was written last. */
  #written = '';
  #link: LessonLink | null = null;
  #opener: OpenerChannel | null = null;

  /** @param words how a cell is spoken of that is not to be seen yet */
  constructor(lesson: Lesson, words: () => PredictTexts) {
    this.deck = new Deck(lesson, words);
    this.#codec = lessonCodec(lesson.stops.map(({ id }) => id));
    this.address = new PageAddress(this.#codec, () => ({
      ...this.deck.state,
      isFollowing: this.deck.isFollowing,
    }));
  }

  /** What another window, or a learner who follows, needs to begin where this one is. */
  queryFor(reader: 'window' | 'follower'): string {
    const isFollowing = reader === 'follower';
    return this.#codec.write({ ...this.deck.state, isFollowing, theme: 'auto' });
  }

  /**
   * Takes the state of the address and joins the other windows.
   *
   * @param leads an address without a slide begins the lesson here, for all its windows
   * @returns what ends it
   */
  start(leads: boolean): () => void {
    let end: () => void = () => {};
    let isGone = false;
    // The page is alive before its address is written.
    void tick().then(() => {
      if (!isGone) end = this.#begin(leads);
    });
    return () => {
      isGone = true;
      end();
    };
  }

  /** A window was opened from here. */
  meet(partner: Window): void {
    this.#opener?.meet(partner);
  }

  /** A key pressed anywhere in the window, or in a frame of it. */
  key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const mode = {
      hasLetters: this.letters.isOn,
      isBlack: this.deck.state.cover === 'black',
    };
    const command = commandOf(event, placeOf(event), mode);
    if (!command) return;
    event.preventDefault();
    this.obey(command);
  }

  obey(command: Command): void {
    const { deck } = this;
    if (command === 'help') {
      this.isHelping = !this.isHelping;
      return;
    }
    this.isHelping = false;
    if (command === 'fullscreen' || command === 'presenter') this.on[command]();
    else if (deck.isFollowing) return;
    else if (command === 'black' || command === 'code') deck.toggle(command);
    else deck[command]();
  }

  #begin(leads: boolean): () => void {
    const isFresh = !/[?&]slide=/.test(location.search);
    const { isFollowing, ...state } = this.address.read();
    if (isFollowing) this.deck.follow();
    this.deck.adopt({ ...state, cover: null });
    this.letters.recall();
    this.#write();
    this.#join(isFollowing);
    if (leads && isFresh) this.#link?.lead();
    else this.#link?.ask();
    const beat = setInterval(() => {
      if (this.#opener?.hasOpener) this.#link?.ask([this.#opener]);
    }, BEAT);
    return () => {
      clearInterval(beat);
      this.#link?.close();
      this.address.close();
    };
  }

  #join(isSilent: boolean): void {
    const { lesson } = this.deck;
    const name = 'flamingo-lesson';
    const opener = (this.#opener = openOpener());
    opener.onmeet = () => this.#link?.ask([opener]);
    const all = [opener, openBroadcast(name), openStorage(name)];
    const side = {
      state: () => this.deck.state,
      adopt: (state: DeckState) => {
        this.deck.adopt(state);
        this.#write();
      },
    };
    this.#link = new LessonLink(side, {
      hearer: { lesson: lesson.id, slides: lesson.stops.map(({ id }) => id) },
      channels: all.filter((channel) => channel !== null),
      isSilent,
    });
    this.deck.onchange = () => {
      this.#write();
      this.#link?.lead();
    };
  }
  /** A step of the lesson at once, since a reload must find it; what is dragged in a Lab when there is time. */
  #write(): void {
    this.address.write();
    const { slide, isShown } = this.deck.state;
    const place = `${slide} ${isShown}`;
    if (place !== this.#written) this.address.flush();
    this.#written = place;
  }
}
