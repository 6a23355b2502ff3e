/** What a link to the builder says: the widget, and its own address in one key, so that neither takes the other's keys. */

import type { Parameter } from '../query';
import { themedCodec } from '../themed';
import { among, choice, whole } from '../values';
import { widgetIds, type WidgetId } from './ids';

/** In CSS pixels; `full`: as wide as there is room. */
export const previewWidths = [320, 480, 720, 'full'] as const;
export type PreviewWidth = (typeof previewWidths)[number];

export const heights = [200, 1000] as const;

export interface BuilderState {
  readonly widget: WidgetId;
  readonly query: string;
  readonly width: PreviewWidth;
  /** Of the frame before the widget says how high it is; null: as high as the preview has turned out. */
  readonly height: number | null;
}

export const builderDefaults: BuilderState = {
  widget: 'mask',
  query: '',
  width: 720,
  height: null,
};

function parameter<K extends keyof BuilderState>(
  key: K,
  read: (text: string) => BuilderState[K],
): Parameter<BuilderState> {
  return {
    key,
    read: (text, state) => ({ ...state, [key]: read(text) }),
    write: (state) => String(state[key] ?? ''),
  };
}

export const builderCodec = themedCodec<BuilderState>(
  [
    parameter('widget', (text) => choice(text, widgetIds)),
    // Read by the widget's own rules once it is known which.
    parameter('query', (text) => text),
    parameter('width', (text) => among(text, previewWidths)),
    parameter('height', (text) => whole(text, heights)),
  ],
  builderDefaults,
);
