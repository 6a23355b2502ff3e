/** The lines of OpenFlamingo that choose between fresh and cached media, abridged (655f693, MIT). */

export interface BranchLine {
  readonly text: string;
  /** The branch that the line belongs to; null: it always runs. */
  readonly branch: 'fresh' | 'cached' | null;
}

export interface BranchBlock {
  readonly file: string;
  readonly where: string;
  readonly lines: readonly BranchLine[];
}

const always = (text: string): BranchLine => ({ text, branch: null });
const fresh = (text: string): BranchLine => ({ text, branch: 'fresh' });
const cached = (text: string): BranchLine => ({ text, branch: 'cached' });

export const branchCode: readonly BranchBlock[] = [
  {
    file: 'flamingo_lm.py',
    where: 'FlamingoLMMixin.forward',
    lines: [
      always('media_locations = input_ids == self.media_token_id'),
      always('use_cached = (self._use_cached_vision_x'),
      always('  and not media_locations.any())'),
      always('if not use_cached:'),
      fresh('  layer.condition_media_locations(media_locations)'),
    ],
  },
  {
    file: 'helpers.py',
    where: 'MaskedCrossAttention.forward',
    lines: [
      always('if use_cached_media:'),
      cached('  text_time = repeat(count_nonzero('),
      cached('    media_locations, dim=1), "b -> b i", i=T)'),
      always('else:'),
      fresh('  text_time = media_locations.cumsum(dim=-1)'),
    ],
  },
];
