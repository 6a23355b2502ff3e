/** The address of a running lesson: `?slide=mask&shown=1&lab=op%3Dge&follow=1`. */

import { Unusable } from '../dropped';
import type { Parameter } from '../query';
import { themedCodec, type Codec, type Themed } from '../themed';
import { bit, choice, flag } from '../values';
import { LONGEST_LAB, type DeckState } from './state';

export interface LessonAddressState extends Omit<DeckState, 'cover'> {
  /** The reader follows: nothing can be changed, and the lesson is not led from here. */
  readonly isFollowing: boolean;
}

function yesOrNo<K extends 'isShown' | 'isFollowing'>(
  key: string,
  name: K,
): Parameter<LessonAddressState> {
  return {
    key,
    read: (text, state) => ({ ...state, [name]: flag(text) }),
    write: (state) => bit(state[name]),
  };
}

/** @throws {Unusable} form */
function readLab(text: string): string {
  if (text.length > LONGEST_LAB) throw new Unusable({ kind: 'form', example: 't=.I.I&op=ge' });
  return text;
}

/** @param slides of the lesson, by their ids; the first is where an address without a slide begins. */
export function lessonCodec(slides: readonly string[]): Codec<Themed<LessonAddressState>> {
  const base = { slide: slides[0], isShown: false, lab: '', isFollowing: false };
  const { read, write } = themedCodec<LessonAddressState>(
    [
      {
        key: 'slide',
        read: (text, state) => ({ ...state, slide: choice(text, slides) }),
        write: ({ slide }) => slide,
      },
      yesOrNo('shown', 'isShown'),
      {
        key: 'lab',
        read: (lab, state) => ({ ...state, lab: readLab(lab) }),
        write: ({ lab }) => lab,
      },
      yesOrNo('follow', 'isFollowing'),
    ],
    base,
  );
  // The slide always stands there: an address without one begins the lesson, for all its windows.
  return {
    read,
    write: (state) =>
      state.slide === base.slide
        ? [`slide=${base.slide}`, write(state)].filter(Boolean).join('&')
        : write(state),
  };
}
