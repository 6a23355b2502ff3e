/** The one place that writes addresses of pages. */

import { resolve } from '$app/paths';
import type { WidgetId } from '../player/widget/ids';
import type { GotchaId } from '../lesson';
import type { Lang } from '../texts';
import type { NotebookName } from '../texts/notebooks/names';
import type { PlanId } from '../texts/teach/types';
import { pages, type Page } from './pages';
import { widgetSearch } from './addresses';

export { pages, type Page };

/** The ways on from the home page. */
export const doorways = pages.filter((name) => name !== 'home');

/** Further reading and review: these stand in the foot of every page, the others in its head. */
const footed: readonly Page[] = ['notebooks', 'gallery'];
export const inFoot = doorways.filter((name) => footed.includes(name));
export const inHead = doorways.filter((name) => !footed.includes(name));

/** Static hosts serve folders, so every address ends with a slash and costs no redirect. */
export function pageLink(lang: Lang, page: Page, query = ''): string {
  const path =
    page === 'home' ? resolve('/[lang=lang]', { lang }) : resolve(`/[lang=lang]/${page}`, { lang });
  return `${path}/${query && `?${query}`}`;
}

/** A notebook as a page. */
export const notebookLink = (lang: Lang, name: NotebookName): string =>
  `${resolve('/[lang=lang]/notebooks/[name]', { lang, name })}/`;

/** A notebook as a file, to be run. */
export const notebookFile = (name: NotebookName): string =>
  resolve('/notebooks/[file]', { file: `${name}.ipynb` });

/** A lesson's plan, to be read and printed. */
export const planLink = (lang: Lang, plan: PlanId): string =>
  `${resolve('/[lang=lang]/teach/[plan]', { lang, plan })}/`;

/** A worksheet to print. @param query its state, without the question mark */
export const worksheetLink = (lang: Lang, query = ''): string =>
  `${resolve('/[lang=lang]/teach/worksheet', { lang })}/${query && `?${query}`}`;

/** One of the gotchas. */
export const gotchaLink = (lang: Lang, gotcha: GotchaId): string =>
  `${resolve('/[lang=lang]/gotchas/[gotcha]', { lang, gotcha })}/`;

/** Where the site is read from, without a slash at the end. Only in a browser. */
export const siteHere = (): string => new URL(resolve('/'), location.href).href.replace(/\/$/, '');

/** The page that hands an example on. @param id of a Shared */
export const shareLink = (lang: Lang, id: string): string =>
  `${resolve('/[lang=lang]/share/[preset]', { lang, preset: id })}/`;

/** A widget alone, to stand in a frame. @param query its state, without the question mark */
export const widgetLink = (widget: WidgetId, query: string, lang: Lang): string =>
  `${resolve('/embed/[widget]', { widget })}/${widgetSearch(query, lang)}`;
