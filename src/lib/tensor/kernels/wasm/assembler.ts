/**
 * A small assembler for WebAssembly: just what the kernels need. Expressions nest as in the text format,
 * `f32x4.add(a, v128.load(p))`, and are trees of bytes until `assemble` flattens them into a module.
 *
 * Source: the WebAssembly Core Specification 2.0, chapter 5 (binary format), and the relaxed SIMD proposal.
 */

/** The bytes of an expression or of statements, nested as they were written. */
export type Code = readonly (number | Code)[];

const flatten = (code: Code) => (code as unknown[]).flat(Infinity) as number[];

/** LEB128: seven bits a byte, the lowest first; the top bit says that more follow. */
export const unsigned = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];

/** The same for signed numbers: bit 6 of the last byte is the sign. */
export const signed = (value: number): number[] =>
  value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];

const floats = (values: readonly number[]) => [...new Uint8Array(Float32Array.from(values).buffer)];
const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];
const unary = (opcode: Code) => (a: Code) => [a, opcode];
const binary = (opcode: Code) => (a: Code, b: Code) => [a, b, opcode];
/** Offsets are in bytes. What the engine may count on is the alignment of one float: 2 ** 2 bytes. */
const at = (offset: number) => [2, unsigned(offset)];
const loading =
  (opcode: Code) =>
  (address: Code, offset = 0) => [address, opcode, at(offset)];
const storing =
  (opcode: Code, lane: Code = []) =>
  (address: Code, value: Code, offset = 0) => [address, value, opcode, at(offset), lane];

/** Here a number stands for itself. */
type Int = number | Code;
const int = (a: Int): Code => (typeof a === 'number' ? [0x41, signed(a)] : a);
const onInts = (opcode: number) => (a: Int, b: Int) => [int(a), int(b), opcode];

export const i32 = {
  type: 0x7f,
  lt: onInts(0x48),
  ge: onInts(0x4e),
  add: onInts(0x6a),
  sub: onInts(0x6b),
  mul: onInts(0x6c),
  shl: onInts(0x74),
};

export const f32 = {
  type: 0x7d,
  const: (value: number) => [0x43, floats([value])],
  load: loading([0x2a]),
  store: storing([0x38]),
  convert: unary([0xb2]),
};

/** Four floats, or 128 bits. */
export const v128 = {
  type: 0x7b,
  const: (lanes: readonly number[]) => [simd(0x0c), floats(lanes)],
  load: loading(simd(0x00)),
  /** One float into all lanes. */
  loadSplat: loading(simd(0x09)),
  /** One float into lane 0, zeros into the others. */
  loadZero: loading(simd(0x5c)),
  store: storing(simd(0x0b)),
  storeLane0: storing(simd(0x5a), [0]),
  /** a and not b */
  andNot: binary(simd(0x4f)),
  /** Bits of a where those of `mask` are set, else of b. */
  select: (a: Code, b: Code, mask: Code) => [a, b, mask, simd(0x52)],
  /** Float lane i is lane `lanes[i]` of a (0 to 3) or of b (4 to 7). */
  shuffle: (a: Code, b: Code, lanes: readonly number[]) => [
    [a, b, simd(0x0d)],
    lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
  ],
};

/** Kept out of the locals: engines make a zero with one instruction. */
export const ZERO = v128.const([0, 0, 0, 0]);

export const i32x4 = {
  shl: (a: Code, by: number) => [a, int(by), simd(0xab)],
  add: binary(simd(0xae)),
};

export const f32x4 = {
  splat: unary(simd(0x13)),
  lt: binary(simd(0x43)),
  abs: unary(simd(0xe0)),
  sqrt: unary(simd(0xe3)),
  add: binary(simd(0xe4)),
  sub: binary(simd(0xe5)),
  mul: binary(simd(0xe6)),
  div: binary(simd(0xe7)),
  /** a < b ? b : a, one instruction on x86; `max` takes many, for NaN and -0. */
  pmax: binary(simd(0xeb)),
  /** a · b + c, rounded once or twice as the processor likes. */
  relaxedMadd: (a: Code, b: Code, c: Code) => [a, b, c, simd(0x105)],
};

/** A local variable; as an expression, its value. */
export type Local = readonly [0x20, readonly number[]];

export const set = (local: Local, value: Int): Code => [int(value), 0x21, local[1]];
export const advance = (local: Local, by: Int): Code => set(local, i32.add(local, by));

export const when = (condition: Code, then: Code, otherwise?: Code): Code => [
  [condition, 0x04, 0x40, then],
  otherwise ? [0x05, otherwise] : [],
  0x0b,
];

/** While `left` is at least `size`: the body, then `left` less by `size`. */
export function steps(left: Local, size: number, body: Code): Code {
  const enough = i32.ge(left, size);
  return when(enough, [0x03, 0x40, body, advance(left, -size), enough, 0x0d, 0, 0x0b]);
}

/** The locals of the function that is being written. */
export class Scope {
  readonly types: number[] = [];
  readonly hoisted: Code[] = [];
  private readonly constants = new Map<string, Local>();

  local(type: number): Local {
    return [0x20, unsigned(this.types.push(type) - 1)];
  }
  i32 = () => this.local(i32.type);
  v128 = () => this.local(v128.type);

  /** A vector made once, at the start: V8 would make a constant in a loop anew each time. One lane stands for all. */
  constant(...lanes: readonly number[]): Local {
    const key = lanes.join();
    const known = this.constants.get(key);
    if (known) return known;
    const local = this.v128();
    this.constants.set(key, local);
    this.hoisted.push(set(local, v128.const([0, 1, 2, 3].map((i) => lanes[i % lanes.length]))));
    return local;
  }
}

export interface FunctionCode {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly code: Code;
}

const vector = (items: Code): Code => [unsigned(items.length), items];
const sized = (code: Code): Code => vector(flatten(code));

/** A function of the named parameters, in their order; it returns nothing. */
export function func<Name extends string>(
  name: string,
  parameters: Record<Name, { type: number }>,
  write: (scope: Scope, locals: Record<Name, Local>) => Code,
): FunctionCode {
  const scope = new Scope();
  const locals = {} as Record<Name, Local>;
  for (const key in parameters) locals[key] = scope.local(parameters[key].type);
  const types = [...scope.types];
  const body = write(scope, locals);
  const declared = scope.types.slice(types.length).map((type) => [1, type]);
  return { name, parameters: types, code: sized([vector(declared), scope.hoisted, body, 0x0b]) };
}

const section = (id: number, items: Code): Code => [id, sized(vector(items))];
const exported = (name: string, kind: number, index: number): Code => [
  vector([...name].map((letter) => letter.charCodeAt(0))),
  kind,
  index,
];

/** A module that exports the functions, 128 at most, and one `memory`, of one page at first. */
export function assemble(functions: readonly FunctionCode[]): Uint8Array<ArrayBuffer> {
  const sections = [
    section(
      1,
      functions.map(({ parameters }) => [0x60, vector(parameters), 0]),
    ),
    section(
      3,
      functions.map((_, i) => i),
    ),
    section(5, [[0x00, 1]]),
    section(7, [exported('memory', 2, 0), ...functions.map(({ name }, i) => exported(name, 0, i))]),
    section(
      10,
      functions.map(({ code }) => code),
    ),
  ];
  return Uint8Array.from(flatten([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, sections]));
}
