/** The examples that come with the Lab. Their names are in the texts. */

import { presetIds, type PresetId } from '../texts';
import type { Inputs } from '../trace';
import { defaultInputs, freshTokens, rowsOf } from '../trace/example';
import { writeInputs } from './url';

const presets: Record<PresetId, Partial<Inputs>> = {
  worked: {},
  'two-images': { rows: rowsOf('.I.I,I.I.') },
  'text-first': { rows: rowsOf('...I,..I.') },
  'more-tokens': { rows: rowsOf('I.I.I.,.I.I.I'), T_img: 2 },
  cached: { rows: rowsOf('.I..,I.I.'), cached: true, fresh: freshTokens(2, 3) },
  consecutive: { rows: rowsOf('.II.,II..') },
  padding: { rows: rowsOf('__I.,I.__') },
  'no-pictures': { T_img: 0 },
  long: {
    rows: rowsOf('..I.....I.......I..I......I.........I.......I...........I.......'),
    fresh: freshTokens(1, 1),
    T_img: 8,
    n: 8,
  },
};

export function presetState(id: PresetId): Inputs {
  return { ...defaultInputs, ...presets[id] };
}

/** Which preset some inputs are, if any. */
export function presetOf(inputs: Inputs): PresetId | null {
  const query = writeInputs(inputs);
  return presetIds.find((id) => writeInputs(presetState(id)) === query) ?? null;
}

/** What files about an example are called, without ending: `flamingo-worked`. */
export function labNameOf(inputs: Inputs): string {
  const preset = presetOf(inputs);
  return preset ? `flamingo-${preset}` : 'flamingo';
}
