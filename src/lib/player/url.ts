/** The state of a page with a Lab as a query string, and back. */

import type { Inputs } from '../trace';
import { parameters } from './parameters';
import { readQuery, writeQuery, type ReadQuery } from './query';
import { defaults, type LabState } from './state';

/** `base` is the state that an empty query stands for: each page has its own. */
export function readState(query: string, base = defaults): ReadQuery<LabState> {
  return readQuery(query, parameters, base);
}

/** Canonical; without the question mark; empty for the default state. */
export function writeState(state: LabState, base = defaults): string {
  return writeQuery(state, parameters, base);
}

/** The query string of some inputs alone, for links to an example. */
export const writeInputs = (inputs: Inputs): string => writeState({ ...defaults, inputs });
