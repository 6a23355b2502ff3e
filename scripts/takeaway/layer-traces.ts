/** For tests: traces of layers of the shipped model, as trained and changed. */

import { createModel } from '../../src/lib/flamingo/create-model';
import { loadModel } from '../../src/lib/flamingo/load-model';
import { PromptModel, type PixelPrompt } from '../../src/lib/flamingo/prompt-model';
import type { Interventions } from '../../src/lib/flamingo/runtime/interventions';
import { noisePicture } from '../../src/lib/flamingo/testing/pictures';
import type { TracedTensor } from '../../src/lib/flamingo/worker/protocol';
import { toFlat } from '../../src/lib/tensor';
import type { Trace } from '../../src/lib/trace';
import { traceLayer } from '../../src/lib/trace/from-model';
import { MODEL_FOLDER, openFolder } from '../ask/model-folder';

const picture = (seed: number) => ({ image: noisePicture(seed, 48) });
const lateText: PixelPrompt = [
  { text: 'this is' },
  ...[picture(1), { text: 'a dog.' }, picture(2), { text: 'this is a' }],
];

interface Case {
  readonly prompt: PixelPrompt;
  readonly op: 'eq' | 'ge';
  readonly layer: number;
  readonly interventions?: Interventions;
}

/** One entry for each of the five layers; one of them is other than the rest. */
const inLayer = <T>(layer: number, value: T, others: T): T[] =>
  Array.from({ length: 5 }, (_, i) => (i === layer ? value : others));

const cases: Readonly<Record<string, Case>> = {
  'layer-eq': { prompt: lateText, op: 'eq', layer: 0 },
  'layer-ge': { prompt: lateText, op: 'ge', layer: 3 },
  'layer-without-pictures': { prompt: [{ text: 'this is a' }], op: 'eq', layer: 4 },
  'layer-changed': {
    prompt: lateText,
    op: 'eq',
    layer: 2,
    interventions: {
      heads_off: inLayer<readonly number[]>(2, [0, 3], []),
      attn_gate: inLayer<number | null>(2, 1.25, null),
      skip_zero_rows: true,
    },
  },
};

export async function layerTraces(): Promise<Record<string, Trace>> {
  const files = await loadModel(openFolder(MODEL_FOLDER));
  const model = new PromptModel(createModel(files), files.tokenizer);
  const weights = Object.fromEntries(
    Object.entries(files.weights).map(([name, view]) => [
      name,
      { shape: view.shape, values: Float32Array.from(toFlat(view)) },
    ]),
  );
  const traceOf = ({ prompt, op, layer, interventions }: Case): Trace => {
    const recorded: Record<string, TracedTensor> = {};
    const only_attend_immediate_media = op === 'eq';
    const options = { only_attend_immediate_media, candidates: 1, interventions };
    const { tokens, gates } = model.run(prompt, options, (name, shape, values) => {
      recorded[name] = { shape, values };
    });
    const run = {
      tokens,
      media_token_id: files.config.special_tokens.image,
      only_attend_immediate_media,
      attn_gate: gates.attn_gate[layer],
      ff_gate: gates.ff_gate[layer],
      changes: {
        heads_off: interventions?.heads_off?.[layer] ?? [],
        skip_zero_rows: interventions?.skip_zero_rows ?? false,
      },
      recorded,
    };
    return traceLayer(run, layer, weights);
  };
  return Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, traceOf(one)]));
}
