/** The words about the live model, for every part of a page that runs it. */

import { createContext } from 'svelte';
import type { LiveTexts } from '../../texts/live';

export const [getLiveTexts, setLiveTexts] = createContext<() => LiveTexts>();
