import {
  maskedAttention,
  maskedCrossAttention,
  type AttentionWeights,
} from '../../src/lib/flamingo';
import type { View } from '../../src/lib/tensor';
import { checkZeros, rowKind, type MaskTensors } from './attention-zeros';
import { checkCase, type CaseResult, type Check } from './compare';
import { checkError } from './compare-errors';
import { arrayAt, booleanAt, isObject, nameOf, numberAt, objectAt, type JsonObject } from './json';
import { tensorAt, tensorOrNullAt } from './tensor-json';
import { moduleTolerance } from './tolerances';

type Recorded = Map<string, View>;

/** kind "mask": the whole MaskedCrossAttention.forward. */
export function replayMask(golden: JsonObject): CaseResult[] {
  const run = (recorded: Recorded) => {
    const inputs = objectAt(golden, 'inputs');
    const config = objectAt(golden, 'config');
    maskedCrossAttention(
      tensorAt(inputs, 'x'),
      tensorAt(inputs, 'media'),
      tensorOrNullAt(inputs, 'media_locations'),
      attentionWeights(objectAt(golden, 'weights')),
      {
        heads: numberAt(config, 'heads'),
        only_attend_immediate_media: booleanAt(config, 'only_attend_immediate_media'),
        use_cached_media: booleanAt(config, 'use_cached_media'),
      },
      (name, value) => recorded.set(name, value),
    );
  };
  return [replay(golden, run)];
}

/** kind "mask_half_path": from given float16 scores to the attention weights. */
export function replayMaskHalfPath(golden: JsonObject): CaseResult[] {
  const run = (recorded: Recorded) => {
    const inputs = objectAt(golden, 'inputs');
    const config = objectAt(golden, 'config');
    maskedAttention(
      tensorAt(inputs, 'sim'),
      tensorOrNullAt(inputs, 'media_locations'),
      {
        T_img: numberAt(config, 'T_img'),
        n: numberAt(config, 'n'),
        only_attend_immediate_media: booleanAt(config, 'only_attend_immediate_media'),
        use_cached_media: booleanAt(config, 'use_cached_media', false),
      },
      (name, value) => recorded.set(name, value),
    );
  };
  return [replay(golden, run)];
}

function replay(golden: JsonObject, run: (recorded: Recorded) => void): CaseResult {
  return checkCase(nameOf(golden), (check) => {
    const recorded: Recorded = new Map();
    const expect_error = golden.expect_error;
    if (isObject(expect_error)) {
      checkError(check, expect_error, () => run(recorded));
      return;
    }
    run(recorded);
    checkFields(check, golden, recorded);
  });
}

function checkFields(check: Check, golden: JsonObject, recorded: Recorded): void {
  const expect = objectAt(golden, 'expect');
  const isExtreme = Array.isArray(golden.tags) && golden.tags.includes('extreme');
  const tensors = maskTensors(golden, recorded);
  for (const field of Object.keys(expect)) {
    if (field === 'row_kind') {
      checkRowKinds(check, expect, tensors);
      continue;
    }
    const [got, wanted] = [recorded.get(field), tensorOrNullAt(expect, field)];
    if (wanted === null) check.same(field, got ? 'a tensor' : 'null', 'null');
    else check.tensors(field, got, wanted, moduleTolerance(wanted.dtype, isExtreme));
  }
  checkZeros(check, tensors);
}

function maskTensors(golden: JsonObject, recorded: Recorded): MaskTensors {
  const attn = recorded.get('attn');
  if (!attn) throw new Error('attn was not recorded');
  return {
    attn,
    text_time: recorded.get('text_time'),
    text_to_media_mask: recorded.get('text_to_media_mask'),
    only_attend_immediate_media: booleanAt(
      objectAt(golden, 'config'),
      'only_attend_immediate_media',
    ),
  };
}

function checkRowKinds(check: Check, expect: JsonObject, tensors: MaskTensors): void {
  arrayAt(expect, 'row_kind').forEach((kinds, b) => {
    if (!Array.isArray(kinds)) throw new Error('field row_kind is no array of arrays');
    kinds.forEach((kind, i) => {
      check.same(
        `row_kind[${b},${i}]`,
        rowKind(tensors, b, i),
        JSON.stringify(kind).replaceAll('"', ''),
      );
    });
  });
}

function attentionWeights(weights: JsonObject): AttentionWeights {
  return {
    'norm.weight': tensorAt(weights, 'norm.weight'),
    'norm.bias': tensorAt(weights, 'norm.bias'),
    'to_q.weight': tensorAt(weights, 'to_q.weight'),
    'to_kv.weight': tensorAt(weights, 'to_kv.weight'),
    'to_out.weight': tensorAt(weights, 'to_out.weight'),
  };
}
