import { readSafetensors } from '../../src/lib/flamingo';
import { FORMAT, type FlamingoConfig } from '../../src/lib/flamingo/runtime/config';
import type { VisX } from '../../src/lib/flamingo/runtime/conditioned-media';
import { Flamingo } from '../../src/lib/flamingo/runtime/flamingo';
import type { Pixels } from '../../src/lib/flamingo/runtime/vision-encoder';
import { argmaxOf } from '../../src/lib/flamingo/runtime/sampling';
import type { Tensors } from '../../src/lib/flamingo/runtime/weight-reader';
import { contiguous, rearrange, type View } from '../../src/lib/tensor';
import type { Kernels } from '../../src/lib/tensor/kernels/kernels';
import { checkCase, type CaseResult, type Check } from './compare';
import { arrayAt, isObject, nameOf, numberAt, objectAt, stringAt, type JsonObject } from './json';
import { kernelsFor } from './kernels-for';
import { crossAttentionConfig, gatesOf, languageConfig, rowsOf, visXOf } from './lm-golden';
import { viewOf } from './recorded';
import type { ReadBeside } from './replay-gated-block';
import { perceiverConfig } from './replay-resampler';
import { tensorAt } from './tensor-json';
import { modelTolerance } from './tolerances';

const TOLERANCE = modelTolerance('float32');

/** kind "e2e": the Flamingo class, from pixels to loss, generated tokens and cached media. */
export function replayE2e(golden: JsonObject, readBeside: ReadBeside): CaseResult[] {
  return kernelsFor(stringAt(golden, 'dtype')).map((kernels) =>
    checkCase(`${nameOf(golden)} (${kernels.name})`, (check) => {
      const expect = objectAt(golden, 'expect');
      const flamingo = flamingoOf(golden, readBeside, kernels, gatesOf(golden));
      const input_ids = rowsOf(tensorAt(objectAt(golden, 'inputs'), 'input_ids'));
      const vis_x = checkVision(check, golden, readBeside, flamingo);
      checkForward(check, golden, 'gates_open', flamingo, vis_x);
      checkGenerate(check, objectAt(expect, 'generate'), flamingo, vis_x, input_ids);
      checkCacheMedia(check, objectAt(expect, 'cache_media'), flamingo, vis_x, input_ids);
      // The weights of the file have all gates at 0.
      const closed = flamingoOf(golden, readBeside, kernels, {});
      checkForward(check, golden, 'gates_zero', closed, vis_x);
    }),
  );
}

/** Pictures through vision encoder and resampler, against the golden's vis_x. */
function checkVision(
  check: Check,
  golden: JsonObject,
  readBeside: ReadBeside,
  flamingo: Flamingo,
): VisX {
  const images = tensorAt(objectAt(golden, 'inputs'), 'images');
  const [B, T] = images.shape;
  const tokens: number[] = [];
  const latents = picturesOf(images).flatMap((picture) =>
    Array.from(
      flamingo.encode([picture], (name, _shape, values) => {
        if (name === 'vision_encoder.out') tokens.push(...values);
      }),
    ),
  );
  const wantedTokens = tensorAt(objectAt(golden, 'expect'), 'vision_tokens');
  const gotTokens = viewOf(Float32Array.from(tokens), wantedTokens.shape);
  check.tensors('vision_tokens', gotTokens, wantedTokens, TOLERANCE);
  const wanted = readSafetensors(readBeside('vis_x.safetensors')).vis_x;
  const got = viewOf(Float32Array.from(latents), [B, T, ...wanted.shape.slice(2)]);
  check.tensors('vis_x', got, wanted, TOLERANCE);
  return visXOf(got);
}

/** (B, T_img, 1, 3, H, W) as pictures of pixels (HWC). */
function picturesOf(images: View): Pixels[] {
  const pixels = contiguous(rearrange(images, 'b t f c y x -> (b t f) y x c'));
  return Array.from({ length: pixels.shape[0] }, (_, i) => {
    const { data, offset, size } = contiguous(pixels.pick(i));
    return Float32Array.from(data.subarray(offset, offset + size));
  });
}

function checkForward(
  check: Check,
  golden: JsonObject,
  which: 'gates_open' | 'gates_zero',
  flamingo: Flamingo,
  vis_x: VisX,
): void {
  const inputs = objectAt(golden, 'inputs');
  const expect = objectAt(objectAt(golden, 'expect'), which);
  const labels = rowsOf(tensorAt(inputs, 'labels'));
  const input_ids = rowsOf(tensorAt(inputs, 'input_ids'));
  const { logits, loss } = flamingo.forward(vis_x, input_ids, { labels });
  const wanted = tensorAt(expect, 'logits');
  check.tensors(`${which}: logits`, viewOf(logits, wanted.shape), wanted, TOLERANCE);
  check.numbers(`${which}: loss`, [loss ?? NaN], [numberAt(expect, 'loss')], TOLERANCE);
}

function checkGenerate(
  check: Check,
  expect: JsonObject,
  flamingo: Flamingo,
  vis_x: VisX,
  input_ids: number[][],
): void {
  const steps = arrayAt(expect, 'steps');
  let sequence = input_ids;
  const run = flamingo.generate(vis_x, input_ids, {
    max_new_tokens: numberAt(expect, 'max_new_tokens'),
    eos_token_id: numberAt(expect, 'eos_token_id'),
    pad_token_id: 0,
    sampler: argmaxOf,
  });
  for (const { tokens, logits, turn } of run) {
    const wanted = steps[sequence[0].length - input_ids[0].length];
    if (!isObject(wanted)) throw new Error('more steps than the golden has');
    const golden = tensorAt(wanted, 'logits_last');
    check.tensors('generate: logits_last', viewOf(logits, golden.shape), golden, TOLERANCE);
    const isCached = JSON.stringify(wanted.use_cached_media);
    check.same('generate: use_cached_media', String(turn?.use_cached_media), isCached);
    sequence = sequence.map((row, b) => [...row, tokens[b]]);
  }
  const wanted = arrayAt(expect, 'sequence');
  check.same('generate: sequence', JSON.stringify(sequence), JSON.stringify(wanted));
}

function checkCacheMedia(
  check: Check,
  expect: JsonObject,
  flamingo: Flamingo,
  vis_x: VisX,
  input_ids: number[][],
): void {
  const continuation = arrayAt(expect, 'continuation_input_ids').map((row) => {
    if (!Array.isArray(row)) throw new Error('continuation_input_ids is no array of arrays');
    return row.map(Number);
  });
  flamingo.cache_media(input_ids, vis_x);
  const wanted = tensorAt(expect, 'logits');
  const keep = { clear_conditioned_layers: false };
  const { logits } = flamingo.forward(null, continuation, keep);
  check.tensors('cache_media: logits', viewOf(logits, wanted.shape), wanted, TOLERANCE);
  flamingo.forward(null, continuation);
  const name = 'is_conditioned_after_a_forward_with_the_default_clear_conditioned_layers';
  check.same(name, String(flamingo.is_conditioned()), JSON.stringify(expect[name]));
  try {
    flamingo.forward(null, continuation);
    check.fail('cache_media: the next forward does not throw');
  } catch {
    check.same('cache_media: the next forward', 'throws', 'throws');
  }
  flamingo.uncache_media();
}

function flamingoOf(
  golden: JsonObject,
  readBeside: ReadBeside,
  kernels: Kernels,
  gates: Tensors,
): Flamingo {
  const tensors = readSafetensors(readBeside(stringAt(golden, 'weights_file')));
  const named = Object.entries(tensors).map(([name, view]) => [nameInModel(name), view] as const);
  const config = configOf(objectAt(golden, 'config'));
  return new Flamingo(kernels, config, { ...Object.fromEntries(named), ...gates });
}

/** The golden's stub of a vision encoder has names of its own, and OpenFlamingo keeps the blocks in the LM. */
function nameInModel(name: string): string {
  return name
    .replace(/^vision\.norm\./, 'vision_encoder.ln_post.')
    .replace(/^vision\./, 'vision_encoder.')
    .replace(/^lang_encoder\.gated_cross_attn_layers\./, 'gated_cross_attn_layers.');
}

function configOf(config: JsonObject): FlamingoConfig {
  const dim = numberAt(config, 'vis_dim');
  const pixels = { pixel_mean: 0, pixel_scale: 1 };
  const [image_size, patch_size] = [numberAt(config, 'image_size'), numberAt(config, 'patch_size')];
  return {
    format: FORMAT,
    vision_encoder: { image_size, patch_size, dim, depth: 0, heads: 1, ...pixels },
    perceiver: perceiverConfig(objectAt(config, 'perceiver'), dim),
    lang_encoder: languageConfig(config),
    gated_cross_attn: crossAttentionConfig(config, true),
    special_tokens: {
      pad: numberAt(config, 'pad_token_id'),
      endofchunk: numberAt(config, 'eoc_token_id'),
      image: numberAt(config, 'media_token_id'),
    },
  };
}
