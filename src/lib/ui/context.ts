/** What every part of a page may ask for without being handed it: its language and words. */

import { createContext } from 'svelte';
import type { Lang, Texts } from '../texts';

export interface Site {
  readonly lang: Lang;
  readonly t: Texts;
}

export const [getSite, setSite] = createContext<() => Site>();
