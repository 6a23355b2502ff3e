/** The words of the widgets that run the model, in both languages: a widget is one file. */

import { fewShot as fewShotEn } from '../few-shot/en';
import { fewShot as fewShotZh } from '../few-shot/zh';
import type { FewShotTexts } from '../few-shot';
import type { Lang } from '../lang';
import type { LiveTexts } from '../live';
import { live as liveEn } from '../live/en';
import { live as liveZh } from '../live/zh';
import type { ModelTexts } from '../model';
import { model as modelEn } from '../model/en';
import { model as modelZh } from '../model/zh';
import { widgetModel as en } from './model.en';
import { widgetModel as zh } from './model.zh';

export type WidgetModelTexts = typeof en;

export const widgetModelTexts: Readonly<Record<Lang, WidgetModelTexts>> = { en, zh };
export const modelTexts: Readonly<Record<Lang, ModelTexts>> = { en: modelEn, zh: modelZh };
export const liveTexts: Readonly<Record<Lang, LiveTexts>> = { en: liveEn, zh: liveZh };
export const fewShotTexts: Readonly<Record<Lang, FewShotTexts>> = {
  en: fewShotEn,
  zh: fewShotZh,
};
