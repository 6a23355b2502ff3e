/** What a measurement says of right and wrong examples, side by side. */

import type { Tally } from '../../flamingo/measure/accuracy';

/** The tallies of the most examples that every one of the controls was counted with; empty where there are none to compare. */
export function besideEachOther(tallies: readonly Tally[]): readonly Tally[] {
  const counted = tallies.filter(({ shots, n }) => shots > 0 && n > 0);
  const controls = new Set(counted.map(({ control }) => control));
  const most = Math.max(
    ...counted
      .filter(({ shots }) => counted.filter((one) => one.shots === shots).length === controls.size)
      .map(({ shots }) => shots),
  );
  return controls.size > 1 ? counted.filter(({ shots }) => shots === most) : [];
}
