import type { ConditionedMedia, MediaTurn } from './conditioned-media';
import { maskRow, type InputIds } from './media-rows';
import { valuesLike, type RecordValues, type Values } from './record';

/** Records the token ids (B, T) that are read. */
export function recordIds(record: RecordValues, heap: Values, input_ids: InputIds): void {
  const ids = input_ids.flat();
  const values = valuesLike(heap, ids.length);
  values.set(ids);
  record('input_ids', [input_ids.length, input_ids[0].length], values);
}

/** Records what the mask is made of: media_locations, media_time, text_time and text_to_media_mask. */
export function recordTurn(
  record: RecordValues,
  heap: Values,
  media: ConditionedMedia,
  { text_time }: MediaTurn,
): void {
  const put = (name: string, shape: readonly number[], numbers: readonly number[]) => {
    const values = valuesLike(heap, numbers.length);
    values.set(numbers);
    record(name, shape, values);
  };
  const { T_img, keys, batch } = media;
  const locations = media.media_locations ?? [];
  const T_txt = text_time[0].length;
  const times = text_time.flat();
  const images = Array.from({ length: T_img }, (_, i) => i + 1);
  put('media_locations', [batch, locations[0].length], locations.flat().map(Number));
  put('media_time', [T_img], images);
  put('text_time', [batch, T_txt], times);
  const mask = times.flatMap((time) => maskRow(time, media));
  put('text_to_media_mask', [batch, 1, T_txt, keys], mask.map(Number));
}
