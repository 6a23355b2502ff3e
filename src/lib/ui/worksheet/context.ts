import { createContext } from 'svelte';
import type { WorksheetTexts } from '../../texts/worksheet';

/** The words of the worksheet, as a function, since the page's language may change. */
export const [getSheetTexts, setSheetTexts] = createContext<() => WorksheetTexts>();
