/** The widget with the tiny Flamingo: a prompt and what the model goes on to say. Its address is the model page's, and a frame. */

import { ablationParameters, promptParameters, themeParameter } from '../model/address';
import { defaults, type ModelPageState } from '../model/page-state';
import { readQuery, writeQuery, type Parameter, type ReadQuery } from '../query';
import type { Size } from '../state';
import { uiParameter, within } from './codec';
import { frameParameters, plainFrame, type Frame } from './frame';

export interface TinyFlamingoState {
  /** Of which a widget's address says the prompt, the ablations and the theme. Own pictures are empty places in it. */
  readonly model: ModelPageState;
  readonly ui: Size;
  readonly frame: Frame;
}

/** What an address without a query stands for. */
export const tinyFlamingoBase: TinyFlamingoState = {
  model: defaults,
  ui: 'embed',
  frame: plainFrame,
};

const ofModel = [...promptParameters, ...ablationParameters, themeParameter];

const all: readonly Parameter<TinyFlamingoState>[] = [
  ...ofModel.map((parameter) => within<TinyFlamingoState, 'model'>('model', parameter)),
  uiParameter<TinyFlamingoState>(),
  ...frameParameters.map((parameter) => within<TinyFlamingoState, 'frame'>('frame', parameter)),
];

/** The keys of its address, in the order in which they are written. */
export const tinyFlamingoKeys: readonly string[] = all.map(({ key }) => key);

/** What cannot be used is dropped and named, never thrown. */
export function readTinyFlamingo(
  query: string,
  base = tinyFlamingoBase,
): ReadQuery<TinyFlamingoState> {
  return readQuery(query, all, base);
}

/** Canonical, without the question mark; empty for what the widget is by itself. */
export function writeTinyFlamingo(state: TinyFlamingoState, base = tinyFlamingoBase): string {
  return writeQuery(state, all, base);
}
