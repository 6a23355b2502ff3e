import {
  gatedCrossAttentionBlock,
  readSafetensors,
  type BlockWeights,
} from '../../src/lib/flamingo';
import { toFlat, type View } from '../../src/lib/tensor';
import { checkCase, type CaseResult, type Check } from './compare';
import { checkError } from './compare-errors';
import { booleanAt, isObject, nameOf, numberAt, objectAt, stringAt, type JsonObject } from './json';
import { kernelsFor } from './kernels-for';
import { checkGatedKernels } from './replay-gated-kernels';
import { tensorAt } from './tensor-json';
import { moduleTolerance } from './tolerances';

/** Reads a file that lies beside the golden. */
export type ReadBeside = (name: string) => Uint8Array;

type Tensors = Readonly<Record<string, View>>;

/** Golden field and the name the block records it by. */
const FIELDS = { attn: 'attn', attn_out: 'out', after_attn: 'after_attn', out: 'after_ff' };

/** kind "gated_block": GatedCrossAttentionBlock.forward (its gradients are not replayed). */
export function replayGatedBlock(golden: JsonObject, readBeside: ReadBeside): CaseResult[] {
  return [
    checkCase(nameOf(golden), (check) => {
      const tensors = tensorsOf(golden, readBeside);
      const recorded = new Map<string, View>();
      const run = () => forward(objectAt(golden, 'config'), tensors, recorded);
      if (isObject(golden.expect_error)) return checkError(check, golden.expect_error, run);
      run();
      for (const [field, name] of Object.entries(FIELDS)) {
        const wanted = tensorNamed(tensors, field);
        check.tensors(field, recorded.get(name), wanted, moduleTolerance(wanted.dtype));
      }
      checkIdentity(check, golden, tensors, recorded.get('after_ff'));
      for (const kernels of kernelsFor(tensorNamed(tensors, 'in.x').dtype)) {
        checkGatedKernels(check, objectAt(golden, 'config'), tensors, kernels);
      }
    }),
  ];
}

function forward(config: JsonObject, tensors: Tensors, recorded: Map<string, View>): void {
  const options = {
    heads: numberAt(config, 'heads'),
    only_attend_immediate_media: booleanAt(config, 'only_attend_immediate_media'),
    use_cached_media: booleanAt(config, 'use_cached_media'),
  };
  gatedCrossAttentionBlock(
    tensorNamed(tensors, 'in.x'),
    tensorNamed(tensors, 'in.media'),
    tensors['in.media_locations'] ?? null,
    blockWeights(tensors),
    options,
    (name, value) => recorded.set(name, value),
  );
}

/** With both gates at 0 the block returns its input, to the last bit. */
function checkIdentity(check: Check, golden: JsonObject, tensors: Tensors, out?: View): void {
  if (!booleanAt(golden, 'out_equals_input_bit_exactly', false)) return;
  const [got, x] = [out ? toFlat(out) : [], toFlat(tensorNamed(tensors, 'in.x'))];
  x.forEach((value, i) => check.same(`out[${i}] (bits of the input)`, got[i], value));
}

function tensorsOf(golden: JsonObject, readBeside: ReadBeside): Tensors {
  if (golden.tensors === undefined) {
    return readSafetensors(readBeside(stringAt(golden, 'tensors_file')));
  }
  const written = objectAt(golden, 'tensors');
  const names = Object.keys(written).filter((name) => written[name] !== null);
  return Object.fromEntries(names.map((name) => [name, tensorAt(written, name)]));
}

function tensorNamed(tensors: Tensors, name: string): View {
  if (!tensors[name]) throw new Error(`tensor ${name} is missing`);
  return tensors[name];
}

function blockWeights(tensors: Tensors): BlockWeights {
  const w = (name: string) => tensorNamed(tensors, `w.${name}`);
  return {
    attn_gate: w('attn_gate'),
    ff_gate: w('ff_gate'),
    'attn.norm.weight': w('attn.norm.weight'),
    'attn.norm.bias': w('attn.norm.bias'),
    'attn.to_q.weight': w('attn.to_q.weight'),
    'attn.to_kv.weight': w('attn.to_kv.weight'),
    'attn.to_out.weight': w('attn.to_out.weight'),
    'ff.0.weight': w('ff.0.weight'),
    'ff.0.bias': w('ff.0.bias'),
    'ff.1.weight': w('ff.1.weight'),
    'ff.3.weight': w('ff.3.weight'),
  };
}
