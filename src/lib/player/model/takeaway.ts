/** What a reader can take away from the model page: the tensors of the run on screen, and a script that makes them. */

import type { ModelInfo, TracedTensors } from '../../flamingo/worker/protocol';
import type { NamedTensor } from '../../takeaway/data';
import { modelScriptPieces, type GivenModelRun } from '../../takeaway/scripts/model';
import { shippedFiles, textOf, type ScriptPlace } from '../live/model-script';
import { chosenTensors, namedTensors, passNames } from '../live/named-tensors';
import { optionsOf, type Run } from './live-run.svelte';
import { mediaOf } from './overview/media';

/** The tensors that the page draws: of every layer, and of the answer. */
export function tensorsOf({ result }: Run): readonly NamedTensor[] {
  return namedTensors(shownOf(result.trace, result.gates.attn_gate.length));
}

/**
 * A Python file that runs the model on what was asked, with all that was changed about it, and compares.
 * @param also more tensors that stand on screen, such as the one that is inspected, by their names in the catalogue
 * @throws {FlamingoError} for a file of the model that cannot be fetched
 */
export async function scriptOf(
  run: Run,
  info: ModelInfo,
  place: ScriptPlace,
  also: TracedTensors = {},
): Promise<string> {
  const { prompt, ablations, result } = run;
  const { interventions = {}, only_attend_immediate_media } = optionsOf(ablations);
  const given: GivenModelRun = {
    ...(await shippedFiles(place, info, ablations.checkpoint)),
    media: mediaOf(prompt),
    input_ids: Array.from(result.trace.input_ids.values),
    vocabulary: info.vocabulary,
    only_attend_immediate_media:
      only_attend_immediate_media ?? info.config.gated_cross_attn.only_attend_immediate_media,
    interventions,
    expected: { ...shownOf(result.trace, result.gates.attn_gate.length), ...also },
    top: result.top,
  };
  return textOf(modelScriptPieces(given, place));
}

function shownOf(trace: TracedTensors, depth: number): TracedTensors {
  return chosenTensors(trace, passNames(depth));
}
