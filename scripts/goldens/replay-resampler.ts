import { readSafetensors } from '../../src/lib/flamingo';
import type { PerceiverConfig } from '../../src/lib/flamingo/runtime/config';
import { PerceiverResampler } from '../../src/lib/flamingo/runtime/perceiver-resampler';
import { WeightReader, type Tensors } from '../../src/lib/flamingo/runtime/weight-reader';
import { perceiverShapes } from '../../src/lib/flamingo/runtime/weight-shapes';
import { contiguous, rearrange, reshape, zeros, type View } from '../../src/lib/tensor';
import type { Kernels } from '../../src/lib/tensor/kernels/kernels';
import { checkCase, type CaseResult, type Check } from './compare';
import { checkError } from './compare-errors';
import { isObject, nameOf, numberAt, objectAt, stringAt, type JsonObject } from './json';
import { kernelsFor } from './kernels-for';
import { collect, type Recorded } from './recorded';
import type { ReadBeside } from './replay-gated-block';
import { tensorAt } from './tensor-json';
import { modelTolerance } from './tolerances';

/** kind "resampler": PerceiverResampler.forward. */
export function replayResampler(golden: JsonObject, readBeside: ReadBeside): CaseResult[] {
  return kernelsFor(stringAt(golden, 'dtype')).map((kernels) =>
    checkCase(`${nameOf(golden)} (${kernels.name})`, (check) => {
      const recorded = collect();
      if (isObject(golden.expect_error)) {
        return checkError(check, golden.expect_error, () => tooMany(golden, kernels, recorded));
      }
      const tensors = tensorsOf(golden, readBeside);
      forward(golden, kernels, tensors, recorded);
      checkFields(check, golden, tensors, recorded);
    }),
  );
}

/** What a golden with weights expects: all that is neither weight nor input. */
function checkFields(check: Check, golden: JsonObject, tensors: Tensors, recorded: Recorded): void {
  const config = objectAt(golden, 'config');
  const [B, T] = [numberAt(config, 'B'), numberAt(config, 'T')];
  for (const [field, wanted] of Object.entries(tensors)) {
    if (field.startsWith('w.') || field.startsWith('in.')) continue;
    const got = recorded.get(field);
    const perImage = reshape(got, [B, T, ...got.shape.slice(1)]);
    const isPerHead = wanted.shape.length === 5;
    const shown = isPerHead ? rearrange(perImage, 'b t h i j -> b h t i j') : perImage;
    check.tensors(field, shown, wanted, modelTolerance(wanted.dtype));
  }
}

function forward(
  golden: JsonObject,
  kernels: Kernels,
  tensors: Tensors,
  { record }: Recorded,
): void {
  const weights = Object.entries(tensors).filter(([name]) => name.startsWith('w.'));
  const reader = new WeightReader(kernels, Object.fromEntries(weights));
  const resampler = new PerceiverResampler(kernels, configOf(golden), reader.under('w'));
  reader.finish();
  run(resampler, kernels, tensors['in.x'], record);
}

function run(
  resampler: PerceiverResampler,
  kernels: Kernels,
  given: View,
  record?: Recorded['record'],
): void {
  const [B, T, F, v] = given.shape;
  const { num_latents, dim } = resampler.config;
  const x = kernels.allocate(given.size);
  const out = kernels.allocate(B * T * num_latents * dim);
  const { data, offset } = contiguous(given);
  kernels.heap.set(data.subarray(offset, offset + given.size), x);
  const shape = { media: B * T, frames: F, tokens: v, mediaPerSample: T };
  resampler.forward(out, x, shape, { record });
}

/** The goldens of errors have no weights, since what is wrong is only the shape. */
function tooMany(golden: JsonObject, kernels: Kernels, { record }: Recorded): void {
  const config = configOf(golden);
  const tensors = Object.entries(perceiverShapes(config)).map(
    ([name, shape]) => [name, zeros([...shape])] as const,
  );
  const reader = new WeightReader(kernels, Object.fromEntries(tensors));
  const given = objectAt(golden, 'inputs').x_shape;
  if (!Array.isArray(given)) throw new Error('field x_shape is no array');
  run(new PerceiverResampler(kernels, config, reader), kernels, zeros(given.map(Number)), record);
}

function configOf(golden: JsonObject): PerceiverConfig {
  return perceiverConfig(objectAt(golden, 'config'), numberAt(objectAt(golden, 'config'), 'dim'));
}

/** A golden's sizes in the model's own words. */
export function perceiverConfig(config: JsonObject, dim: number): PerceiverConfig {
  const orNull = (name: string) => (config[name] === null ? null : numberAt(config, name));
  return {
    dim,
    depth: numberAt(config, 'depth'),
    heads: numberAt(config, 'heads'),
    dim_head: numberAt(config, 'dim_head'),
    num_latents: numberAt(config, 'num_latents'),
    ff_mult: numberAt(config, 'ff_mult'),
    max_num_frames: orNull('max_num_frames'),
    max_num_media: orNull('max_num_media'),
  };
}

function tensorsOf(golden: JsonObject, readBeside: ReadBeside): Tensors {
  if (golden.tensors === undefined) {
    return readSafetensors(readBeside(stringAt(golden, 'tensors_file')));
  }
  const written = objectAt(golden, 'tensors');
  return Object.fromEntries(Object.keys(written).map((name) => [name, tensorAt(written, name)]));
}
