/** Token ids of a batch: B rows of equal length. */
export type InputIds = readonly (readonly number[])[];
/** For each row of a batch, where `<image>` stands. */
export type MediaLocations = readonly (readonly boolean[])[];

/**
 * How the rows of one sequence look at the latents of its images, T_img · n columns:
 * seen: softmax over columns [from, to);
 * uniform: the same weight for every column, as a row whose scores are all the same fill gets it;
 * zero: no weight at all.
 */
export interface MediaRun {
  readonly kind: 'seen' | 'uniform' | 'zero';
  readonly firstRow: number;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
}

/** The images that a mask is about. */
export interface MediaMask {
  readonly T_img: number;
  /** Latents per image. */
  readonly n: number;
  readonly only_attend_immediate_media: boolean;
  /** true, an intervention: in eq, text before the first image is not zeroed but stays uniform. */
  readonly skip_zero_rows?: boolean;
}

/** The row of text_to_media_mask of a token that has seen `text_time` images: true where its time is that of a column. */
export function maskRow(
  text_time: number,
  { T_img, n, only_attend_immediate_media }: MediaMask,
): boolean[] {
  return Array.from({ length: T_img * n }, (_, column) => {
    const media_time = Math.floor(column / n) + 1;
    return only_attend_immediate_media ? text_time === media_time : text_time >= media_time;
  });
}

/** OpenFlamingo: `media_locations = input_ids == self.media_token_id` (flamingo_lm.py). */
export function mediaLocationsOf(input_ids: InputIds, media_token_id: number): MediaLocations {
  return input_ids.map((row) => row.map((id) => id === media_token_id));
}

/**
 * How many images each of T_txt tokens has seen, itself included; with use_cached_media all that its
 * prompt had (helpers.py, MaskedCrossAttention.forward).
 */
export function textTimes(
  media_locations: readonly boolean[],
  T_txt: number,
  use_cached_media: boolean,
): number[] {
  if (use_cached_media) {
    const total = media_locations.filter(Boolean).length;
    return new Array<number>(T_txt).fill(total);
  }
  let seen = 0;
  return media_locations.map((isMedia) => (seen += Number(isMedia)));
}

/**
 * The rows of one sequence in runs that look alike. text_time null: nothing is masked. Quirks of the
 * original, kept: eq zeroes text before the first image while ge leaves it uniform, over images to come
 * as well; in eq a text_time beyond T_img is uniform too.
 */
export function mediaRuns(
  text_time: readonly number[] | null,
  T_txt: number,
  mask: MediaMask,
): MediaRun[] {
  const all = mask.T_img * mask.n;
  if (text_time === null) return [{ kind: 'seen', firstRow: 0, rows: T_txt, from: 0, to: all }];
  const runs: MediaRun[] = [];
  for (let row = 0; row < T_txt;) {
    let end = row + 1;
    while (end < T_txt && text_time[end] === text_time[row]) end++;
    runs.push({ ...lookOf(text_time[row], mask), firstRow: row, rows: end - row });
    row = end;
  }
  return runs;
}

function lookOf(time: number, mask: MediaMask): Pick<MediaRun, 'kind' | 'from' | 'to'> {
  const { T_img, n, only_attend_immediate_media, skip_zero_rows = false } = mask;
  const all = T_img * n;
  if (time === 0 && only_attend_immediate_media && !skip_zero_rows)
    return { kind: 'zero', from: 0, to: 0 };
  if (time === 0) return { kind: 'uniform', from: 0, to: all };
  if (!only_attend_immediate_media) {
    return { kind: 'seen', from: 0, to: Math.min(time, T_img) * n };
  }
  if (time > T_img) return { kind: 'uniform', from: 0, to: all };
  return { kind: 'seen', from: (time - 1) * n, to: time * n };
}
