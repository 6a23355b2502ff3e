/** What every part of the resampler page may ask for: its words, and what lies before the reader. */

import { createContext } from 'svelte';
import type { ResamplerDesk } from '../../player/resampler/desk.svelte';
import type { ResamplerTexts } from '../../texts/resampler';

export const [getResamplerTexts, setResamplerTexts] = createContext<() => ResamplerTexts>();
export const [getDesk, setDesk] = createContext<ResamplerDesk>();
