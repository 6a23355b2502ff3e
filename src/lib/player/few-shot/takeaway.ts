/** What a reader can take away from the few-shot page: where the last token looks, and a script that makes that and the answer. */

import type { ModelClient } from '../../flamingo/worker/client';
import type { ModelInfo } from '../../flamingo/worker/protocol';
import type { NamedTensor } from '../../takeaway/data';
import { modelScriptPieces, type GivenModelRun } from '../../takeaway/scripts/model';
import { wrap } from '../../tensor';
import { shippedFiles, textOf, type ScriptPlace } from '../live/model-script';
import { chosenTensors, passNames } from '../live/named-tensors';
import { mediaOf } from '../model/overview/media';
import { tensorOf, type Looks } from './attention';
import { askedAs, type Said } from './desk.svelte';

/** Of each layer the last row of its self-attention, all heads: (heads, T), which is layer.0.self_attn[0, :, -1]. */
export function tensorsOf({ looks }: Said): readonly NamedTensor[] {
  const layers = [...new Set(looks.map(({ layer }) => layer))];
  return layers.map((layer) => lastRows(looks.filter((one) => one.layer === layer)));
}

/**
 * A Python file that runs the model on the prompt of examples, and compares. The page keeps only the last rows of what the
 * model looked at, so the model runs once more, to the same numbers.
 * @throws {FlamingoError} for a file of the model that cannot be fetched
 */
export async function scriptOf(
  { prompt }: Said,
  client: Pick<ModelClient, 'run'>,
  info: ModelInfo,
  place: ScriptPlace,
): Promise<string> {
  const [{ trace, top }, shipped] = await Promise.all([
    client.run(prompt, askedAs, true),
    shippedFiles(place, info, null),
  ]);
  const { depth } = info.config.lang_encoder;
  const looks = Array.from({ length: depth }, (_, layer) => tensorOf(layer));
  const given: GivenModelRun = {
    ...shipped,
    media: mediaOf(prompt),
    input_ids: Array.from(trace.input_ids.values),
    vocabulary: info.vocabulary,
    only_attend_immediate_media: info.config.gated_cross_attn.only_attend_immediate_media,
    interventions: {},
    expected: chosenTensors(trace, [...passNames(depth), ...looks]),
    top,
  };
  return textOf(modelScriptPieces(given, place));
}

function lastRows(heads: readonly Looks[]): NamedTensor {
  const [{ layer, weights }] = heads;
  const values = Float32Array.from(heads.flatMap((head) => [...head.weights]));
  const shape = [heads.length, weights.length];
  return { name: `${tensorOf(layer)}[0, :, -1]`, view: wrap(values, shape, 'float32') };
}
