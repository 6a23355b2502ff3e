/** Wrong ways to find and count pictures. */

import { arange, cast, cumsum, ne, repeat, sub } from '../../tensor';
import type { Inputs } from '../../trace';
import { countImages, filled } from './cells';
import type { Bug } from './types';

const notCached = ({ cached }: Inputs) => !cached;
const cached = ({ cached }: Inputs) => cached;

export const counting: readonly Bug[] = [
  {
    id: 'locations-inverted',
    gotcha: null,
    step: 'media_locations',
    isUnlikely: true,
    code: [
      {
        right: '        input_ids == self.media_token_id)',
        wrong: '        input_ids != self.media_token_id)',
      },
    ],
    lines: { media_locations: ne },
  },
  {
    id: 'cumsum-exclusive',
    gotcha: null,
    step: 'text_time',
    code: [
      {
        right: '            media_locations.cumsum(dim=-1))',
        wrong: '            media_locations.cumsum(dim=-1) - media_locations.long())',
      },
    ],
    lines: { text_time: (at) => sub(cumsum(at, -1), cast(at, 'int64')) },
    runs: notCached,
  },
  {
    id: 'cumsum-over-batch',
    gotcha: null,
    step: 'text_time',
    isUnlikely: true,
    code: [
      {
        right: '            media_locations.cumsum(dim=-1))',
        wrong: '            media_locations.cumsum(dim=0))',
      },
    ],
    lines: { text_time: (at) => cumsum(at, 0) },
    runs: notCached,
  },
  {
    id: 'cached-any',
    gotcha: 'cached-media',
    step: 'text_time',
    code: [
      {
        right: '            torch.count_nonzero(media_locations, dim=1),',
        wrong: '            media_locations.any(dim=1).long(),',
      },
    ],
    lines: {
      cached_text_time: (at, T_txt, { rows }) =>
        filled([at.shape[0], T_txt], 'int64', ([b]) => Number(countImages(rows[b]) > 0)),
    },
    runs: cached,
  },
  {
    id: 'media-from-zero',
    gotcha: null,
    step: 'media_time',
    code: [
      {
        right: '    media_time = torch.arange(T_img) + 1',
        wrong: '    media_time = torch.arange(T_img)',
      },
    ],
    lines: { media_time: (T_img) => arange(T_img) },
  },
  {
    id: 'repeat-order',
    gotcha: null,
    step: 'media_time',
    code: [
      {
        right: '            "j -> 1 1 1 (j n)", n=n),',
        wrong: '            "j -> 1 1 1 (n j)", n=n),',
      },
    ],
    lines: { media_time_repeated: (time, n) => repeat(time, 'j -> 1 1 1 (n j)', { n }) },
  },
];
