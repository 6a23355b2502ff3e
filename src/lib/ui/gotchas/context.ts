/** Words of the pages of gotchas. */

import { createContext } from 'svelte';
import type { GotchasTexts } from '../../texts/gotchas';

export const [getGotchasTexts, setGotchasTexts] = createContext<() => GotchasTexts>();
