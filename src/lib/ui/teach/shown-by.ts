/** What a slide shows, in words, and where to open just that. */

import { pageQueryOf } from '../../player/widget/any';
import { readState } from '../../player/url';
import type { Lang, Texts } from '../../texts';
import type { TeachTexts } from '../../texts/teach';
import { asks, type Show } from '../../texts/teach/types';
import { pageLink } from '../links';

export function shownBy(show: Show, t: Texts, m: TeachTexts): string {
  const { show: names } = m.sheet;
  if (show.kind === 'words') return names.words;
  const what =
    show.kind === 'widget'
      ? names[show.widget]
      : names.lab(t.steps[readState(show.query).state.step].name);
  return asks({ show }) ? `${what} \u00b7 ${m.sheet.asks}` : what;
}

/** A page in the very state of the slide. */
export interface StateLink {
  readonly href: string;
  readonly text: string;
}

/** null where a slide shows only words. */
export function stateLink(show: Show, lang: Lang, m: TeachTexts): StateLink | null {
  const { open } = m.sheet;
  if (show.kind === 'words') return null;
  if (show.kind === 'lab') return { href: pageLink(lang, 'mask', show.query), text: open.lab };
  const page = show.widget === 'tiny-flamingo' ? 'model' : 'few-shot';
  const query = pageQueryOf(show.widget, show.query);
  return { href: pageLink(lang, page, query), text: open[show.widget] };
}
