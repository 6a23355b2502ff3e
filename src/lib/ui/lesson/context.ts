/** What the parts of a running lesson may ask for: its desk and its words. */

import { createContext } from 'svelte';
import type { RunningTexts } from '../../texts/running';
import type { AskWords } from '../predict/words';
import type { LessonDesk } from './desk.svelte';

export const [getDesk, setDesk] = createContext<LessonDesk>();
export const [getRunningTexts, setRunningTexts] = createContext<() => RunningTexts>();
export const [getAskWords, setAskWords] = createContext<() => AskWords>();
