import { generate, type GenerateStep } from '../../src/lib/flamingo/runtime/generate';
import type { LanguageModel } from '../../src/lib/flamingo/runtime/language-model';
import { argmaxOf, type Sampler } from '../../src/lib/flamingo/runtime/sampling';
import { checkCase, type CaseResult, type Check } from './compare';
import {
  arrayAt,
  isObject,
  nameOf,
  numberAt,
  objectAt,
  stringAt,
  type Json,
  type JsonObject,
} from './json';
import { kernelsFor } from './kernels-for';
import { languageModelOf, rowsOf, visXOf } from './lm-golden';
import { viewOf } from './recorded';
import type { ReadBeside } from './replay-gated-block';
import { tensorAt, tensorOrNullAt } from './tensor-json';
import { modelTolerance } from './tolerances';

/** kind "lm_generation": greedy decoding with the key/value cache, and without. */
export function replayLmGeneration(golden: JsonObject, readBeside: ReadBeside): CaseResult[] {
  return kernelsFor(stringAt(golden, 'dtype')).flatMap((kernels) =>
    [true, false].map((use_cache) => {
      const how = use_cache ? 'cached' : 'recomputed';
      return checkCase(`${nameOf(golden)} (${kernels.name}, ${how})`, (check) => {
        const model = languageModelOf(golden, readBeside, kernels);
        checkSteps(check, golden, model, use_cache);
      });
    }),
  );
}

function checkSteps(
  check: Check,
  golden: JsonObject,
  model: LanguageModel,
  use_cache: boolean,
): void {
  const inputs = objectAt(golden, 'inputs');
  const expect = objectAt(golden, 'expect');
  const steps = arrayAt(expect, use_cache ? 'steps' : 'recompute_steps');
  const input_ids = rowsOf(tensorAt(inputs, 'input_ids'));
  const mask = tensorOrNullAt(inputs, 'attention_mask');
  const media = model.condition(visXOf(tensorAt(inputs, 'vis_x')), { use_cached_vision_x: true });
  const run = generate(model, input_ids, {
    media,
    use_cache,
    attention_mask: mask ? rowsOf(mask) : undefined,
    max_new_tokens: numberAt(golden, 'max_new_tokens'),
    eos_token_id: golden.eos_token_id === null ? null : numberAt(golden, 'eos_token_id'),
    pad_token_id: 0,
    sampler: forced(golden, input_ids.length),
  });
  let sequence = input_ids;
  let at = 0;
  for (const step of run) {
    const wanted = steps[at];
    if (!isObject(wanted)) throw new Error(`step ${at} is more than the golden has`);
    // The locations are those the layers hold during the step, before the next one may replace them.
    checkStep(check, step, wanted, media.media_locations ?? [], `step ${at}`);
    sequence = sequence.map((row, b) => [...row, step.tokens[b]]);
    at++;
  }
  check.same('number of steps', at, steps.length);
  check.same(
    'sequence',
    JSON.stringify(sequence),
    JSON.stringify(arrayAt(expect, use_cache ? 'sequence' : 'recompute_sequence')),
  );
}

function checkStep(
  check: Check,
  step: GenerateStep,
  wanted: JsonObject,
  locations: readonly (readonly boolean[])[],
  where: string,
): void {
  const same = (name: string, got: unknown, golden: Json) =>
    check.same(`${where}: ${name}`, JSON.stringify(got), JSON.stringify(golden));
  same('fed_input_ids', step.fed_input_ids, wanted.fed_input_ids);
  same('use_cached_media', step.turn?.use_cached_media, wanted.use_cached_media);
  same(
    'layer_media_locations',
    locations.map((row) => row.map(Number)),
    wanted.layer_media_locations,
  );
  same('text_time', step.turn?.text_time, wanted.text_time);
  same('token_appended', step.tokens, wanted.token_appended);
  const logits = tensorAt(wanted, 'logits_last');
  const got = viewOf(step.logits, logits.shape);
  check.tensors(`${where}: logits_last`, got, logits, modelTolerance(logits.dtype));
  const [B, V] = logits.shape;
  const greedy = Array.from({ length: B }, (_, b) =>
    argmaxOf(step.logits.subarray(b * V, (b + 1) * V)),
  );
  same('greedy_token', greedy, wanted.greedy_token);
}

/** Greedy, but for the tokens that the golden forces: (B, steps), -1 for none. */
function forced(golden: JsonObject, batch: number): Sampler {
  const rows = golden.forced_tokens === null ? [] : arrayAt(golden, 'forced_tokens');
  const steps = new Array<number>(batch).fill(0);
  return (logits, b) => {
    const row = rows[b];
    const token = Array.isArray(row) ? Number(row[steps[b]++]) : -1;
    return token >= 0 ? token : argmaxOf(logits);
  };
}
