/** What the Lab shows. */

import type { Player } from '../../player';
import { labNameOf } from '../../player/presets';
import type { Texts } from '../../texts';
import { takeawayOfTrace } from './of-trace';
import type { Takeaway } from './takeaway';

/** @param element the stage on the screen */
export function takeawayOfLab(player: Player, t: Texts, element: HTMLElement | null): Takeaway {
  return takeawayOfTrace({ walk: player, t, name: labNameOf(player.inputs), element });
}
