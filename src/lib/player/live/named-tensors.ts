/** Tensors of a run as they are taken away: each with its name and its kind of number. */

import type { TracedTensor, TracedTensors } from '../../flamingo/worker/protocol';
import type { NamedTensor } from '../../takeaway/data';
import { wrap, type DType } from '../../tensor';

/** What came from the worker as floats, and is none in OpenFlamingo. */
const KINDS: Readonly<Record<string, DType>> = {
  input_ids: 'int64',
  media_time: 'int64',
  text_time: 'int64',
  media_locations: 'bool',
  text_to_media_mask: 'bool',
};

export function namedTensor(name: string, { shape, values }: TracedTensor): NamedTensor {
  const dtype = KINDS[name] ?? 'float32';
  return { name, view: wrap(dataOf(values, dtype), shape, dtype) };
}

/** Those of the names that there are, in the order of the names. */
export function chosenTensors(traced: TracedTensors, names: readonly string[]): TracedTensors {
  const there = names.filter((name) => Object.hasOwn(traced, name));
  return Object.fromEntries(there.map((name) => [name, traced[name]]));
}

export function namedTensors(traced: TracedTensors): readonly NamedTensor[] {
  return Object.entries(traced).map(([name, tensor]) => namedTensor(name, tensor));
}

/** A whole pass of the language model, in the names of a trace: what a page shows of it. */
export function passNames(depth: number): readonly string[] {
  const ofLayer = ['attn_gate', 'ff_gate', 'attn', 'attn_out', 'after_attn', 'xattn_out'];
  const layers = Array.from({ length: depth }, (_, i) =>
    ofLayer.map((name) => `layer.${i}.${name}`),
  );
  const before = ['input_ids', 'media_locations', 'text_time', 'media_time', 'text_to_media_mask'];
  return [...before, 'vis_x', ...layers.flat(), 'logits'];
}

function dataOf(values: TracedTensor['values'], dtype: DType): TracedTensor['values'] | Uint8Array {
  if (dtype === 'bool') return Uint8Array.from(values);
  if (dtype === 'int64') return Float64Array.from(values);
  return values instanceof Float32Array ? values : Float32Array.from(values);
}
