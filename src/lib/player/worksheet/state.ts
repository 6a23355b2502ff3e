/** What a link to a worksheet says. */

import { levels, type Level } from '../../lesson/types';
import { papers, type Paper } from '../../lesson/sheet';
import { limits } from '../../trace';
import type { Parameter } from '../query';
import { themedCodec } from '../themed';
import { among, bit, choice, flag, whole } from '../values';

export interface SheetState {
  readonly seed: number;
  readonly level: Level;
  /** How many questions. */
  readonly count: number;
  readonly paper: Paper;
  /** With the answers filled in. */
  readonly key: boolean;
}

export const sheetLimits = { seed: limits.seed, count: [1, 24] } as const;

export const sheetDefaults: SheetState = { seed: 7, level: 1, count: 6, paper: 'a4', key: false };

function parameter<K extends keyof SheetState>(
  key: K,
  read: (text: string) => SheetState[K],
  write: (value: SheetState[K]) => string = String,
): Parameter<SheetState> {
  return {
    key,
    read: (text, state) => ({ ...state, [key]: read(text) }),
    write: (state) => write(state[key]),
  };
}

export const sheetCodec = themedCodec<SheetState>(
  [
    parameter('seed', (text) => whole(text, sheetLimits.seed)),
    parameter('level', (text) => among(text, levels)),
    parameter('count', (text) => whole(text, sheetLimits.count)),
    parameter('paper', (text) => choice(text, papers)),
    parameter('key', flag, bit),
  ],
  sheetDefaults,
);
