import { finfo, iinfo, toFlat, type View } from '../../src/lib/tensor';
import { checkCase, type CaseResult, type Check } from './compare';
import { checkError } from './compare-errors';
import { arrayAt, isObject, numberAt, objectAt, stringAt, type JsonObject } from './json';
import { DTYPE_CALLS, OP_CALLS, type OpCase } from './op-calls';
import { checkHalf } from './replay-half';
import { tensorAt } from './tensor-json';
import { opTolerance } from './tolerances';

/** kind "ops": every case of one operation's file. */
export function replayOps(golden: JsonObject): CaseResult[] {
  const op = stringAt(golden, 'op');
  const cases = arrayAt(golden, 'cases');
  if (cases.length === 0) throw new Error('no cases');
  return cases.map((given, i) => {
    const name = isObject(given) && typeof given.name === 'string' ? given.name : `case ${i}`;
    return checkCase(name, (check) => {
      if (!isObject(given)) throw new Error('the case is no object');
      checkOp(check, op, given);
    });
  });
}

function checkOp(check: Check, op: string, golden: JsonObject): void {
  if (op === 'half') return checkHalf(check, golden);
  if (op === 'finfo') return checkLimits(check, golden);
  if (op === 'dtype') return checkDType(check, golden);
  if (!Object.hasOwn(OP_CALLS, op)) throw new Error(`unknown op ${op}`);
  const given: OpCase = {
    name: stringAt(golden, 'name'),
    params: isObject(golden.params) ? golden.params : {},
    inputs: objectAt(golden, 'inputs'),
  };
  const run = () => OP_CALLS[op](given);
  if (isObject(golden.expect_error)) return checkError(check, golden.expect_error, run);
  const outputs = run();
  if (golden.indices_reliable === false) return checkTies(check, golden, outputs);
  const expect = objectAt(golden, 'expect');
  for (const field of Object.keys(expect)) {
    const wanted = tensorAt(expect, field);
    check.tensors(field, outputs[field], wanted, opTolerance(op, given.name, wanted.dtype));
  }
}

/** topk under ties: the values are specified, the indices only in that they lead to the values. */
function checkTies(check: Check, golden: JsonObject, outputs: Readonly<Record<string, View>>) {
  const x = tensorAt(objectAt(golden, 'inputs'), 'x');
  const { values, indices } = outputs;
  const expect = objectAt(golden, 'expect');
  check.tensors('values', values, tensorAt(expect, 'values'), 0);
  check.same('indices.dtype', indices.dtype, stringAt(objectAt(expect, 'indices'), 'dtype'));
  const [rows, k] = indices.shape;
  for (let row = 0; row < rows; row++) {
    const found = toFlat(indices.pick(row));
    check.same(`distinct indices of row ${row}`, new Set(found).size, k);
    found.forEach((index, i) =>
      check.same(`x[${row},${index}]`, x.get(row, index), values.get(row, i)),
    );
  }
}

function checkLimits(check: Check, golden: JsonObject): void {
  const name = stringAt(golden, 'name');
  const limits = limitsOf(name);
  const expect = objectAt(golden, 'expect');
  for (const field of Object.keys(expect)) {
    const got = limits[field];
    if (typeof got === 'bigint') check.same(field, String(got), stringAt(expect, field));
    else check.same(field, got, numberAt(expect, field));
  }
}

function limitsOf(name: string): Readonly<Record<string, number | bigint>> {
  switch (name) {
    case 'float64':
    case 'float32':
    case 'float16':
    case 'bfloat16':
      return { ...finfo(name) };
    case 'int64':
    case 'int32':
    case 'uint8':
      return { ...iinfo(name) };
    default:
      throw new Error(`unknown dtype ${name}`);
  }
}

function checkDType(check: Check, golden: JsonObject): void {
  const name = stringAt(golden, 'name');
  if (!Object.hasOwn(DTYPE_CALLS, name)) throw new Error(`unknown dtype case ${name}`);
  check.same('dtype', DTYPE_CALLS[name]().dtype, stringAt(objectAt(golden, 'expect'), 'dtype'));
}
