/** The tensors of the run that is on screen. */

import { optionsOf, type Run } from './live-run.svelte';
import { RunTensors, type TensorWorker } from './run-tensors';

export function tensorsOf(run: Run, worker: TensorWorker): RunTensors {
  const {
    only_attend_immediate_media,
    interventions = {},
    checkpoint = null,
  } = optionsOf(run.ablations);
  return new RunTensors(worker, {
    prompt: run.prompt,
    only_attend_immediate_media,
    interventions,
    checkpoint,
    result: run.result,
  });
}
