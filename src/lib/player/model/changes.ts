/** Which kinds of things an ablation changes, to be named in a line. */

import { asTrained, type Ablations } from './ablations';

export const changeKinds = [
  'op',
  'attn_gate',
  'ff_gate',
  'heads_off',
  'skip_zero_rows',
  'swap',
  'blank',
  'checkpoint',
] as const satisfies readonly (keyof Ablations)[];

export type ChangeKind = (typeof changeKinds)[number];

/** In the order of the list; empty for the model as it was trained. */
export function changesOf(ablations: Ablations): readonly ChangeKind[] {
  return changeKinds.filter((kind) => {
    const value = ablations[kind];
    if (kind === 'heads_off') return ablations.heads_off.some((heads) => heads.length > 0);
    if (Array.isArray(value) && kind !== 'swap') return value.some((one) => one !== null);
    return value !== asTrained[kind];
  });
}
