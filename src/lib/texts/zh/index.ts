import type { Texts } from '..';
import { facts, where } from './facts';
import { presets } from './presets';
import { steps } from './steps';
import { ui } from './ui';

export const zh: Texts = { ...ui, steps, presets, facts, where };
