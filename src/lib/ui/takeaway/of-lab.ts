/** What the Lab shows. */

import { presetOf, type Player } from '../../player';
import type { Texts } from '../../texts';
import { takeawayOfTrace } from './of-trace';
import type { Takeaway } from './takeaway';

/** @param element the stage on the screen */
export function takeawayOfLab(player: Player, t: Texts, element: HTMLElement | null): Takeaway {
  const preset = presetOf(player.inputs);
  const name = preset ? `flamingo-${preset}` : 'flamingo';
  return takeawayOfTrace({ walk: player, t, name, element });
}
