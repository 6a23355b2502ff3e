/** What a reader can take away from the resampler page: its tensors, and a script that makes them from the pixels. */

import type { ModelInfo, TracedTensor, TracedTensors } from '../../flamingo/worker/protocol';
import type { NamedTensor } from '../../takeaway/data';
import { resamplerScriptPieces } from '../../takeaway/scripts/model';
import { shippedFiles, textOf, type ScriptPlace } from '../live/model-script';
import { namedTensor } from '../live/named-tensors';
import type { Seen, Sight } from './desk.svelte';

/** Latents (1, T, n, dim), and of each layer the attention (T, heads, n, F·v + n): as the page shows them. Empty until seen. */
export function tensorsOf({ seen }: Sight): readonly NamedTensor[] {
  if (seen === null || seen.length === 0) return [];
  const { values, shape } = stacked(seen.map(({ latents }) => latents));
  const latents = { values, shape: [1, seen.length, ...shape.slice(2)] };
  const attn = seen[0].attn.map((_, layer) =>
    namedTensor(`perceiver.layer.${layer}.attn`, stacked(seen.map((one) => one.attn[layer]))),
  );
  return [namedTensor('latents', latents), ...attn];
}

/**
 * A Python file that reads the frames and compares.
 * @throws {FlamingoError} for a file of the model that cannot be fetched
 * @throws {Error} when the model has seen nothing yet
 */
export async function scriptOf(
  { mode, frames, seen }: Sight,
  info: ModelInfo,
  place: ScriptPlace,
): Promise<string> {
  if (seen === null) throw new Error('script: the model has seen nothing yet');
  const images = frames.map(({ image }) => image);
  const given = {
    ...(await shippedFiles(place, info, null)),
    media: mode === 'clip' ? [images] : images.map((image) => [image]),
    expected: expectedOf(seen),
  };
  return textOf(resamplerScriptPieces(given, place));
}

/** By the names that the whole model has for them: picture.0.latents. */
function expectedOf(seen: readonly Seen[]): TracedTensors {
  const entries = seen.flatMap(({ latents, attn }, i): [string, TracedTensor][] => [
    ...attn.map((of, layer): [string, TracedTensor] => [
      `picture.${i}.perceiver.layer.${layer}.attn`,
      of,
    ]),
    [`picture.${i}.latents`, latents],
  ]);
  return Object.fromEntries(entries);
}

/** Tensors of one shape (1, …), one after the other. */
function stacked(tensors: readonly TracedTensor[]): TracedTensor {
  const [{ shape }] = tensors;
  const values = Float32Array.from(tensors.flatMap((one) => Array.from(one.values)));
  return { shape: [tensors.length, ...shape.slice(1)], values };
}
