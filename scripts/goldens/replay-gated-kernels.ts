import {
  gatedCrossAttention,
  readGatedCrossAttention,
} from '../../src/lib/flamingo/runtime/gated-cross-attention';
import { mediaRuns, textTimes } from '../../src/lib/flamingo/runtime/media-rows';
import { WeightReader, type Tensors } from '../../src/lib/flamingo/runtime/weight-reader';
import { toFlat, type View } from '../../src/lib/tensor';
import type { Kernels } from '../../src/lib/tensor/kernels/kernels';
import type { Check } from './compare';
import { booleanAt, numberAt, type JsonObject } from './json';
import { rowsOf } from './lm-golden';
import { collect } from './recorded';
import { moduleTolerance } from './tolerances';

/** Golden field and the name the kernels' block records it by. */
const FIELDS = { attn: 'attn', attn_out: 'attn_out', after_attn: 'after_attn', out: 'xattn_out' };

/** The same golden block through the kernels. */
export function checkGatedKernels(
  check: Check,
  config: JsonObject,
  tensors: Tensors,
  kernels: Kernels,
): void {
  const [x, media] = [tensors['in.x'], tensors['in.media']];
  const [batch, rows, dim] = x.shape;
  const [, T_img, n, dim_visual] = media.shape;
  const only_attend_immediate_media = booleanAt(config, 'only_attend_immediate_media');
  const block = readGatedCrossAttention(weightsOf(tensors, kernels), dim, dim_visual, {
    every_n_layers: 1,
    heads: numberAt(config, 'heads'),
    dim_head: numberAt(config, 'dim_head'),
    ff_mult: tensors['w.ff.1.weight'].shape[0] / dim,
    only_attend_immediate_media,
  });
  const use_cached_media = booleanAt(config, 'use_cached_media');
  const locations = rowsOf(tensors['in.media_locations']);
  const runs = locations.map((row) => {
    const text_time = textTimes(row.map(Boolean), rows, use_cached_media);
    return mediaRuns(text_time, rows, { T_img, n, only_attend_immediate_media });
  });
  const keys = T_img * n;
  const kv = kernels.allocate(batch * keys * block.to_kv.outFeatures);
  kernels.linear(kv, put(kernels, media), block.to_kv, batch * keys);
  const { record, get } = collect();
  gatedCrossAttention(kernels, block, put(kernels, x), { batch, rows, keys, kv, runs }, record);
  for (const [field, name] of Object.entries(FIELDS)) {
    const wanted = tensors[field];
    const label = `${field} (${kernels.name})`;
    check.tensors(label, get(name), wanted, moduleTolerance(wanted.dtype));
  }
}

function weightsOf(tensors: Tensors, kernels: Kernels): WeightReader {
  return new WeightReader(kernels, tensors).under('w');
}

function put(kernels: Kernels, view: View): number {
  const offset = kernels.allocate(view.size);
  kernels.heap.set(toFlat(view), offset);
  return offset;
}
