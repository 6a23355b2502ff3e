import type { Texts } from '..';
import { facts, where } from './facts';
import { presets } from './presets';
import { steps } from './steps';
import { pages } from './pages';

export const zh: Texts = { ...pages, steps, presets, facts, where };
