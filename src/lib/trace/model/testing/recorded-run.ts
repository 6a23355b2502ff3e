import { pictureName } from '..';
import { toFlat } from '../../../tensor';
import type { RgbImage } from '../../../flamingo/image-preprocess';
import type { FlamingoConfig } from '../../../flamingo/runtime/config';
import type { Interventions } from '../../../flamingo/runtime/interventions';
import type { Values } from '../../../flamingo/runtime/record';
import type { Tensors } from '../../../flamingo/runtime/weight-reader';
import { TinyFlamingo } from '../../../flamingo/tiny-flamingo';
import { offsetOf } from '../offset';
import type { Cell, RunFacts } from '../types';

/** A run that a test looks into: its facts, and every number of it. */
export interface RecordedRun {
  readonly facts: RunFacts;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly valueOf: (cell: Cell) => number;
}

export interface AskedRun {
  readonly config: FlamingoConfig;
  readonly weights: Tensors;
  readonly input_ids: readonly number[];
  /** Frames of each picture. */
  readonly pictures: readonly (readonly RgbImage['data'][])[];
  readonly only_attend_immediate_media: boolean;
  readonly interventions?: Interventions;
}

type Recorded = Record<string, { shape: readonly number[]; values: ArrayLike<number> }>;

/** Runs a model on a prompt, and keeps all that it records, and its weights. */
export function recordRun({ config, weights, pictures, ...asked }: AskedRun): RecordedRun {
  const model = TinyFlamingo.create({ weights, config });
  const recorded: Recorded = {};
  const recordUnder =
    (prefix: string) => (name: string, shape: readonly number[], values: Values) =>
      void (recorded[prefix + name] = { shape, values });
  const media = pictures.map((frames, i) => model.encode(frames, recordUnder(pictureName(i))));
  const { input_ids, only_attend_immediate_media } = asked;
  const { interventions } = asked;
  model.forward(input_ids, media, {
    only_attend_immediate_media,
    interventions,
    record: recordUnder(''),
  });
  const flat: Recorded = {};
  const weightOf = (name: string) =>
    (flat[name] ??= { shape: weights[name].shape, values: toFlat(weights[name]) });
  return {
    facts: {
      config,
      input_ids,
      only_attend_immediate_media,
      frames: pictures.map(({ length }) => length),
      changes: asked.interventions ?? {},
    },
    shapes: Object.fromEntries(Object.entries(recorded).map(([name, { shape }]) => [name, shape])),
    valueOf({ of, name, index }) {
      const { shape, values } = of === 'weight' ? weightOf(name) : recorded[name];
      if (index.length !== shape.length || index.some((i, axis) => i < 0 || i >= shape[axis])) {
        throw new Error(`${name} has no cell ${index.join()}`);
      }
      return values[offsetOf(shape, index)];
    },
  };
}
