/** Which explanation belongs to a pill, by the mark that it bears: `data-ablation` or `data-panel`. */

import type { ModelTexts } from '../../../texts/model';

export type About = Exclude<keyof ModelTexts['experiments']['about'], 'rest'>;

const ABLATIONS: Readonly<Record<string, About>> = {
  ...{ eq: 'eq', ge: 'ge', gates: 'allGates', zeroing: 'zeroing' },
  ...{ swap: 'swap', blank: 'blank', back: 'back' },
};
const PANELS: Readonly<Record<string, About>> = {
  ...{ gates: 'gates', heads: 'heads', training: 'training' },
};

/** null: nothing is explained there. */
export function aboutOf({ ablation, panel }: DOMStringMap): About | null {
  if (ablation !== undefined) return ABLATIONS[ablation.replace(/\..*/, '')] ?? null;
  return PANELS[panel ?? ''] ?? null;
}
