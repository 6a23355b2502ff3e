import { cast } from '../../src/lib/tensor';
import type { Values } from '../../src/lib/flamingo/runtime/record';
import type { Kernels } from '../../src/lib/tensor/kernels/kernels';
import { checkCase, type CaseResult, type Check } from './compare';
import { booleanAt, nameOf, objectAt, stringAt, type JsonObject } from './json';
import { kernelsFor } from './kernels-for';
import { languageModelOf, rowsOf, visXOf } from './lm-golden';
import { collect, viewOf } from './recorded';
import type { ReadBeside } from './replay-gated-block';
import { tensorAt, tensorOrNullAt } from './tensor-json';
import { modelTolerance } from './tolerances';

/** kind "lm_forward": one forward pass, with the media and as the plain language model. */
export function replayLmForward(golden: JsonObject, readBeside: ReadBeside): CaseResult[] {
  return kernelsFor(stringAt(golden, 'dtype')).map((kernels) =>
    checkCase(`${nameOf(golden)} (${kernels.name})`, (check) =>
      checkForward(check, golden, readBeside, kernels),
    ),
  );
}

function checkForward(
  check: Check,
  golden: JsonObject,
  readBeside: ReadBeside,
  kernels: Kernels,
): void {
  const model = languageModelOf(golden, readBeside, kernels);
  const inputs = objectAt(golden, 'inputs');
  const expect = objectAt(golden, 'expect');
  const input_ids = rowsOf(tensorAt(inputs, 'input_ids'));
  const mask = tensorOrNullAt(inputs, 'attention_mask');
  const attention_mask = mask ? rowsOf(mask) : undefined;
  const media = model.condition(visXOf(tensorAt(inputs, 'vis_x')));
  const { record, get } = collect();
  const { logits } = model.forward(input_ids, { media, attention_mask, record });
  const plain = model.forward(input_ids, { attention_mask }).logits;

  for (const name of ['media_locations', 'text_time'] as const) {
    const wanted = tensorAt(expect, name);
    check.tensors(name, cast(get(name), wanted.dtype), wanted, 0);
  }
  const hidden = objectAt(expect, 'hidden');
  for (const name of Object.keys(hidden)) {
    const wanted = tensorAt(hidden, name);
    check.tensors(name, get(name), wanted, modelTolerance(wanted.dtype));
  }
  for (const [name, values] of Object.entries({ logits, plain_lm_logits: plain })) {
    const wanted = tensorAt(expect, name);
    check.tensors(name, viewOf(values, wanted.shape), wanted, modelTolerance(wanted.dtype));
  }
  checkFused(check, expect, model.forward(input_ids, { media, attention_mask }).logits, plain);
}

/** The same pass without a recorder takes the fused kernels. */
function checkFused(check: Check, expect: JsonObject, fused: Values, plain: Values): void {
  const wanted = tensorAt(expect, 'logits');
  const found = viewOf(fused, wanted.shape);
  check.tensors('logits, unrecorded', found, wanted, modelTolerance(wanted.dtype));
  if (booleanAt(expect, 'equal_to_plain_lm_bit_exactly', false)) {
    check.numbers('bits of the plain LM', Array.from(fused), Array.from(plain), 0);
  }
}
