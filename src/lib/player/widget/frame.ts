/** What an article says of a widget besides its example: in which language, and what of it is shown. */

import { langs, type Lang } from '../../texts';
import { Unusable } from '../dropped';
import type { Parameter } from '../query';
import { bit, choice, flag } from '../values';

/** What can be left out of a widget beyond its size (`ui`). */
export const hideable = ['prose', 'controls', 'inspector', 'timeline'] as const;
export type Hideable = (typeof hideable)[number];

export interface Frame {
  readonly lang: Lang;
  readonly hide: readonly Hideable[];
  /** Nothing is shown until the reader asks for it. */
  readonly spoiler: boolean;
}

export const plainFrame: Frame = { lang: 'en', hide: [], spoiler: false };

/** `prose,controls`, in the order of the list, each once. @throws {Unusable} choice */
function readHide(text: string): readonly Hideable[] {
  if (text === '') throw new Unusable({ kind: 'choice', choices: hideable.join(', ') });
  const named = text.split(',').map((name) => choice(name, hideable));
  return hideable.filter((name) => named.includes(name));
}

export const frameParameters: readonly Parameter<Frame>[] = [
  {
    key: 'lang',
    read: (text, frame) => ({ ...frame, lang: choice(text, langs) }),
    write: ({ lang }) => lang,
  },
  {
    key: 'hide',
    read: (text, frame) => ({ ...frame, hide: readHide(text) }),
    write: ({ hide }) => hide.join(','),
  },
  {
    key: 'spoiler',
    read: (text, frame) => ({ ...frame, spoiler: flag(text) }),
    write: ({ spoiler }) => bit(spoiler),
  },
];

/** What a widget shows of what its size has. */
export function shownIn<Shows extends Readonly<Record<Hideable, boolean>>>(
  size: Shows,
  { hide }: Frame,
): Shows {
  return { ...size, ...Object.fromEntries(hide.map((part) => [part, false])) };
}
