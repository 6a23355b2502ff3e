/** The model page: its overview, or the tensor that is looked at. */

import type { TracedTensors } from '../../flamingo/worker/protocol';
import type { ModelDesk } from '../../player/model/desk.svelte';
import { namedTensor } from '../../player/live/named-tensors';
import { scriptOf, tensorsOf } from '../../player/model/takeaway';
import type { RunTensors } from '../../player/model/run-tensors';
import type { ScriptOptions } from '../../takeaway/scripts/model';
import { modelFolder } from '../live/reader';
import { choicesOf, takeawayOfLive } from './of-live';
import type { Takeaway } from './takeaway';

/** @param element the overview */
export function takeawayOfModel(
  desk: ModelDesk,
  title: string,
  element: HTMLElement | null,
): Takeaway {
  const { shown } = desk.live;
  return takeawayOfLive({
    title,
    fileName: 'flamingo-model',
    element: shown && element,
    tensors: shown ? choicesOf(tensorsOf(shown)) : [],
    current: 'logits',
    script: scriptOfDesk(desk),
  });
}

/** @param name of the tensor that is looked at  @param element where it stands */
export function takeawayOfTensor(
  desk: ModelDesk,
  tensors: RunTensors,
  name: string,
  element: HTMLElement | null,
): Takeaway {
  const isWeight = tensors.entry(name)?.group.of === 'weights';
  return takeawayOfLive({
    title: name,
    fileName: `flamingo-model-${name.replace(/[^\w-]+/g, '-')}`,
    element,
    // Weights would be most of the list, and all of them are in the script.
    tensors: tensors.catalogue
      .filter((tensor) => tensor.group.of !== 'weights' || tensor.name === name)
      .map((tensor) => ({
        name: tensor.name,
        shape: tensor.shape,
        load: async () => namedTensor(tensor.name, await tensors.tensor(tensor.name)),
      })),
    current: name,
    script: scriptOfDesk(
      desk,
      isWeight ? undefined : async () => ({ [name]: await tensors.tensor(name) }),
    ),
  });
}

type Also = () => Promise<TracedTensors>;

/** @param also what stands on the screen beside the tensors that every script compares */
function scriptOfDesk({ live, session }: ModelDesk, also: Also = () => Promise.resolve({})) {
  const { shown } = live;
  const { status } = session;
  if (!shown || status.kind !== 'ready') return null;
  return async (options: ScriptOptions) =>
    scriptOf(shown, status.info, { ...options, folder: modelFolder() }, await also());
}
