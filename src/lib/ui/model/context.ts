/** The words of the model page, for every part of it. */

import { createContext } from 'svelte';
import type { ModelTexts } from '../../texts/model';

export const [getModelTexts, setModelTexts] = createContext<() => ModelTexts>();
