/** 嵌入组件用到的网站文字：它没有页面。 */

import type { LabTexts } from '..';
import { facts, where } from './facts';
import { lab } from './lab';
import { presets } from './presets';
import { steps } from './steps';

export const labTexts: LabTexts = { ...lab, steps, presets, facts, where };
