/** All widgets alike: each one's query, read and written by its own rules. */

import type { Dropped } from '../dropped';
import { fewShotCodec } from '../few-shot/address';
import { writeState as writeModel } from '../model/address';
import { labNameOf } from '../presets';
import { writeState as writeLab } from '../url';
import { readFewShot, writeFewShot } from './few-shot';
import { isLabWidget, pageOf, type WidgetId } from './ids';
import { readLabWidget, writeLabWidget } from './lab';
import { readTinyFlamingo, writeTinyFlamingo } from './tiny-flamingo';

/** A query as a widget itself would write it, and what of it the widget cannot use. */
export interface Canonical {
  readonly query: string;
  readonly dropped: readonly Dropped[];
}

export function canonical(widget: WidgetId, query: string): Canonical {
  if (isLabWidget(widget)) {
    const { state, dropped } = readLabWidget(widget, query);
    return { query: writeLabWidget(widget, state), dropped };
  }
  if (widget === 'few-shot') {
    const { state, dropped } = readFewShot(query);
    return { query: writeFewShot(state), dropped };
  }
  const { state, dropped } = readTinyFlamingo(query);
  return { query: writeTinyFlamingo(state), dropped };
}

/** The same query with one key set, or left out. */
export function withKey(
  widget: WidgetId,
  query: string,
  key: string,
  value: string | null,
): Canonical {
  const keys = new URLSearchParams(query);
  if (value === null) keys.delete(key);
  else keys.set(key, value);
  return canonical(widget, String(keys));
}

/** The same example in the address of the page that shows it: with its step, without what stands around it in an article. */
export function pageQueryOf(widget: WidgetId, query: string): string {
  if (isLabWidget(widget)) {
    const { lab } = readLabWidget(widget, query).state;
    return writeLab({ ...lab, ui: 'full', theme: 'auto', predict: false });
  }
  if (widget === 'few-shot')
    return fewShotCodec.write({ ...readFewShot(query).state.fewShot, theme: 'auto' });
  return writeModel({ ...readTinyFlamingo(query).state.model, theme: 'auto' });
}

/** The name, without ending, under which that page's "Take away" saves its picture. */
export function pictureNameOf(widget: WidgetId, query: string): string {
  if (!isLabWidget(widget)) return `flamingo-${pageOf(widget)}`;
  const { inputs, step } = readLabWidget(widget, query).state.lab;
  return `${labNameOf(inputs)}-${step}`;
}
