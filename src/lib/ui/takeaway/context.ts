/** What the parts of the menu may ask for: its words, and who copies and saves. */

import { createContext } from 'svelte';
import type { TakeawayTexts } from '../../texts/takeaway';
import type { Taking } from './taking.svelte';

export interface Menu {
  readonly words: TakeawayTexts;
  readonly taking: Taking;
}

export const [getMenu, setMenu] = createContext<Menu>();
