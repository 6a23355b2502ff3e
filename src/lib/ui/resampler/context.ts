/** The words of the resampler page, for every part of it. */

import { createContext } from 'svelte';
import type { ResamplerTexts } from '../../texts/resampler';

export const [getResamplerTexts, setResamplerTexts] = createContext<() => ResamplerTexts>();
