/** Builds an ONNX model node by node. Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */

import { Message } from './protobuf';

/** Names a value of the graph; '' is an optional input left out. */
export type Value = string;

export type Attribute = number | readonly number[] | { readonly float: number };

/** The numbers ONNX gives to element types. */
export const FLOAT = 1;
export const INT32 = 6;
export const INT64 = 7;

const IR_VERSION = 9;
const OPSET = 20;

/** The domain of the ops that only ONNX Runtime has. */
export const CONTRIB = 'com.microsoft';

export class Graph {
  private readonly graph = new Message().text(2, 'flamingo');
  private count = 0;

  /** A model input; a dimension given as a word is free. */
  input(name: string, type: number, shape: readonly (number | string)[]): Value {
    this.graph.message(11, valueInfo(name, type, shape));
    return name;
  }

  /** Makes a value an output; outputs keep the order they are declared in. */
  output(value: Value, type: number, shape: readonly (number | string)[]): void {
    this.graph.message(12, valueInfo(value, type, shape));
  }

  floats(values: ArrayLike<number>, shape: readonly number[]): Value {
    return this.initializer(FLOAT, new Uint8Array(Float32Array.from(values).buffer), shape);
  }

  ints(values: readonly number[]): Value {
    const bytes = new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
    return this.initializer(INT64, bytes, [values.length]);
  }

  /** @returns the op's first output */
  node(
    op: string,
    inputs: readonly Value[],
    attributes: Readonly<Record<string, Attribute>> = {},
    options: { readonly domain?: string; readonly outputs?: readonly Value[] } = {},
  ): Value {
    const { domain = '', outputs = [this.fresh()] } = options;
    const node = new Message();
    for (const name of inputs) node.text(1, name);
    for (const name of outputs) node.text(2, name);
    node.text(3, `${op}_${outputs[0]}`).text(4, op);
    for (const [name, value] of Object.entries(attributes)) {
      node.message(5, attributeOf(name, value));
    }
    if (domain) node.text(7, domain);
    this.graph.message(1, node);
    return outputs[0];
  }

  /** A name no other value has. */
  fresh(): Value {
    return `v${this.count++}`;
  }

  encode(): Uint8Array {
    return new Message()
      .int(1, IR_VERSION)
      .message(7, this.graph)
      .message(8, new Message().text(1, '').int(2, OPSET))
      .message(8, new Message().text(1, CONTRIB).int(2, 1))
      .encode();
  }

  private initializer(type: number, bytes: Uint8Array, shape: readonly number[]): Value {
    const name = this.fresh();
    const tensor = new Message();
    for (const size of shape) tensor.int(1, size);
    this.graph.message(5, tensor.int(2, type).text(8, name).bytes(9, bytes));
    return name;
  }
}

function valueInfo(name: string, type: number, shape: readonly (number | string)[]): Message {
  const dims = new Message();
  for (const size of shape) {
    const dim = new Message();
    dims.message(1, typeof size === 'number' ? dim.int(1, size) : dim.text(2, size));
  }
  const tensor = new Message().int(1, type).message(2, dims);
  return new Message().text(1, name).message(2, new Message().message(1, tensor));
}

function attributeOf(name: string, value: Attribute): Message {
  const [AS_FLOAT, AS_INT, AS_INTS] = [1, 2, 7];
  const attribute = new Message().text(1, name);
  if (typeof value === 'number') return attribute.int(3, value).int(20, AS_INT);
  if ('float' in value) return attribute.float(2, value.float).int(20, AS_FLOAT);
  for (const item of value) attribute.int(8, item);
  return attribute.int(20, AS_INTS);
}
