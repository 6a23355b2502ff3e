/** The page in an iframe, and the file that holds everything: one widget, as wide as there is room. */

import { tagOf, widgetIds } from '../lib/player/widget/ids';
import { htmlLang, isLang } from '../lib/texts';
import { obedience, tellParent } from './api';
import type { WidgetElement } from './element';
import { wordsOf } from './texts';
import { heightMessages, secretOf, watchHeight } from './height';
import { VERSION, type FromWidget } from '../lib/player/widget/messages';

/** Starts when the document is there; it takes neither focus nor scroll position, and leaves no entry in the history. */
export function startPage(): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
  else show();
}

function show(): void {
  const { widget, state } = document.documentElement.dataset;
  const id = widgetIds.find((known) => known === widget);
  if (!id) return;
  dress();
  const element = document.createElement(tagOf(id)) as WidgetElement;
  // Its paper reaches as far as the frame does, which may be higher than the widget.
  element.dataset.page = '';
  // A file that holds everything holds its state, too; it has no address to keep it in.
  const query = state ?? location.search.slice(1);
  element.setAttribute('state', query);
  element.addEventListener('ready', () => (document.documentElement.dataset.ready = ''));
  element.addEventListener('change', () => {
    if (state === undefined) keep(element.getState());
  });
  name(element, id);
  if (parent !== window) join(element);
  const main = document.createElement('main');
  main.append(element);
  document.body.replaceChildren(main);
}

/** The page around the widget has no styles of its own: what it needs is set here, where no policy forbids it. */
function dress(): void {
  document.documentElement.style.colorScheme = 'light dark';
  document.body.style.margin = '0';
}

/** The document speaks the widget's language. */
function name(element: WidgetElement, id: (typeof widgetIds)[number]): void {
  const say = () => {
    const asked = new URLSearchParams(element.getState()).get('lang') ?? 'en';
    const lang = isLang(asked) ? asked : 'en';
    document.documentElement.lang = htmlLang[lang];
    document.title = wordsOf(lang).widget.titles[id];
  };
  element.addEventListener('ready', say);
  element.addEventListener('change', say);
}

/** A reload shows what was last there. */
function keep(query: string): void {
  try {
    history.replaceState(null, '', `${location.pathname}${query && `?${query}`}${location.hash}`);
  } catch {
    // The opaque origin of a sandbox may not change its address; the state then lasts as long as the page.
  }
}

/** Speaks with the page around. */
function join(element: WidgetElement): void {
  const post = (message: unknown) => parent.postMessage(message, '*');
  const answer = (id?: number) => {
    const [state, step] = [element.getState(), element.currentStep];
    post({ type: 'flamingo:change', v: VERSION, state, step, id } satisfies FromWidget);
  };
  tellParent(element, post);
  const obey = obedience(element, answer);
  addEventListener('message', ({ data, source }) => {
    if (source === parent) obey(data);
  });
  const secret = secretOf(location.hash);
  const tell = (height: number) => {
    for (const message of heightMessages(height, location.href, secret)) post(message);
  };
  const ask = watchHeight(element, tell, () => element.isBusy);
  for (const type of ['ready', 'change']) element.addEventListener(type, ask);
}
