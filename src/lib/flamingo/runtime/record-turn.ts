import type { ConditionedMedia, MediaTurn } from './conditioned-media';
import type { RecordValues, Values } from './record';

/** Records what the mask is made of: media_locations, media_time, text_time and text_to_media_mask. */
export function recordTurn(
  record: RecordValues,
  heap: Values,
  media: ConditionedMedia,
  { text_time }: MediaTurn,
): void {
  const put = (name: string, shape: readonly number[], values: readonly number[]) =>
    record(
      name,
      shape,
      heap instanceof Float64Array ? Float64Array.from(values) : Float32Array.from(values),
    );
  const { T_img, n, keys, batch, only_attend_immediate_media } = media;
  const locations = media.media_locations ?? [];
  put('media_locations', [batch, locations[0].length], locations.flat().map(Number));
  put(
    'media_time',
    [T_img],
    Array.from({ length: T_img }, (_, i) => i + 1),
  );
  const T_txt = text_time[0].length;
  put('text_time', [batch, T_txt], text_time.flat());
  const mask = text_time.flat().flatMap((time) =>
    Array.from({ length: keys }, (_, column) => {
      const media_time = Math.floor(column / n) + 1;
      return Number(only_attend_immediate_media ? time === media_time : time >= media_time);
    }),
  );
  put('text_to_media_mask', [batch, 1, T_txt, keys], mask);
}
