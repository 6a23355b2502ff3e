/** What the page's JSON file of its first example holds: the numbers that the PyTorch tour must come to. */

import { presetState } from '../../src/lib/player/presets';
import { jsonOf } from '../../src/lib/takeaway/data';
import { run } from '../../src/lib/trace';

export const workedExample = (): string =>
  jsonOf(run(presetState('worked')), { link: '/en/mask/' });
