/** The words of the few-shot page, for every part of it. */

import { createContext } from 'svelte';
import type { FewShotTexts } from '../../texts/few-shot';

export const [getFewShotTexts, setFewShotTexts] = createContext<() => FewShotTexts>();
