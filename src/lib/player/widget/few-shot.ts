/** The widget with a prompt of examples. Its address is the few-shot page's, without what it does not show, and a frame. */

import { promptParameters } from '../few-shot/address';
import { defaults, type FewShotState } from '../few-shot/state';
import { readQuery, writeQuery, type Parameter, type ReadQuery } from '../query';
import type { Size } from '../state';
import { themedParameters, type Themed } from '../themed';
import { uiParameter, within } from './codec';
import { frameParameters, plainFrame, type Frame } from './frame';

export interface FewShotWidgetState {
  readonly fewShot: Themed<FewShotState>;
  readonly ui: Size;
  readonly frame: Frame;
}

/** What an address without a query stands for. */
export const fewShotBase: FewShotWidgetState = {
  fewShot: { ...defaults, theme: 'auto' },
  ui: 'embed',
  frame: plainFrame,
};

const all: readonly Parameter<FewShotWidgetState>[] = [
  ...themedParameters(promptParameters).map((parameter) =>
    within<FewShotWidgetState, 'fewShot'>('fewShot', parameter),
  ),
  uiParameter<FewShotWidgetState>(),
  ...frameParameters.map((parameter) => within<FewShotWidgetState, 'frame'>('frame', parameter)),
];

/** The keys of its address, in the order in which they are written. */
export const fewShotKeys: readonly string[] = all.map(({ key }) => key);

/** What cannot be used is dropped and named, never thrown. */
export function readFewShot(query: string, base = fewShotBase): ReadQuery<FewShotWidgetState> {
  return readQuery(query, all, base);
}

/** Canonical, without the question mark; empty for what the widget is by itself. */
export function writeFewShot(state: FewShotWidgetState, base = fewShotBase): string {
  return writeQuery(state, all, base);
}
