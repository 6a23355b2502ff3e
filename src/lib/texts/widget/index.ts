/** The words that a widget adds to those of the site. */

import type { Lang } from '../lang';
import { widget as en } from './en';
import { widget as zh } from './zh';

export type WidgetTexts = typeof en;

/** Both languages, for pages that write what a reader without JavaScript gets; a widget has src/embed/texts.ts. */
export const widgetTexts: Readonly<Record<Lang, WidgetTexts>> = { en, zh };
