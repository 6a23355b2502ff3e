/** All widgets alike: each one's query, read and written by its own rules. */

import type { Dropped } from '../dropped';
import { readFewShot, writeFewShot } from './few-shot';
import { isLabWidget, type WidgetId } from './ids';
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

/** The page of the site that shows what a widget shows. */
export type HomePage = 'mask' | 'model' | 'few-shot';

export function pageOf(widget: WidgetId): HomePage {
  if (widget === 'tiny-flamingo') return 'model';
  return widget === 'few-shot' ? 'few-shot' : 'mask';
}
