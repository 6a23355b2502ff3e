/** The few names of the peers that are used here, so that types are checked whether or not they are installed. */

declare module 'onnxruntime-web' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, dims: readonly number[]);
    constructor(type: 'int32', data: Int32Array, dims: readonly number[]);
    readonly data: Float32Array;
    readonly dims: readonly number[];
  }
  export interface InferenceSession {
    readonly outputNames: readonly string[];
    run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
    release(): Promise<void>;
  }
  export const InferenceSession: {
    create(
      model: Uint8Array,
      options: {
        readonly executionProviders: readonly string[];
        readonly graphOptimizationLevel: 'all';
        readonly enableMemPattern?: boolean;
      },
    ): Promise<InferenceSession>;
  };
  export const env: {
    wasm: { numThreads: number; wasmPaths?: { readonly wasm: string } };
    logLevel: 'error';
  };
}

declare module 'onnxruntime-web/wasm' {
  export * from 'onnxruntime-web';
}

declare module '@tensorflow/tfjs-core' {
  export interface Tensor {
    data(): Promise<Float32Array>;
    dispose(): void;
  }
  type Shape = readonly number[];
  export function tensor(values: Float32Array | Int32Array, shape: Shape, type?: 'int32'): Tensor;
  export function add(a: Tensor, b: Tensor | number): Tensor;
  export function sub(a: Tensor, b: Tensor): Tensor;
  export function mul(a: Tensor, b: Tensor): Tensor;
  export function square(x: Tensor): Tensor;
  export function rsqrt(x: Tensor): Tensor;
  export function erf(x: Tensor): Tensor;
  export function mean(x: Tensor, axis: number, keepDims: boolean): Tensor;
  export function softmax(x: Tensor): Tensor;
  export function matMul(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor;
  export const fused: { matMul(call: { a: Tensor; b: Tensor; bias?: Tensor }): Tensor };
  export function reshape(x: Tensor, shape: Shape): Tensor;
  export function transpose(x: Tensor, permutation: Shape): Tensor;
  export function split(x: Tensor, sizes: Shape, axis: number): Tensor[];
  export function concat(parts: readonly Tensor[], axis: number): Tensor;
  export function gather(x: Tensor, indices: Tensor): Tensor;
  export function slice(x: Tensor, begin: Shape, size: Shape): Tensor;
  export function tidy<T>(run: () => T): T;
  export function keep(x: Tensor): Tensor;
  export function dispose(x: readonly Tensor[]): void;
  export function setBackend(name: string): Promise<boolean>;
  export function ready(): Promise<void>;
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(prefix: string): void;
  export function setThreadsCount(count: number): void;
}

declare module '@tensorflow/tfjs-backend-cpu' {}

declare module '@jax-js/jax' {
  export interface Array {
    /** The array once more: whatever takes an array uses it up. */
    readonly ref: Array;
    readonly shape: number[];
    add(other: Array | number): Array;
    mul(other: Array): Array;
    reshape(shape: number[]): Array;
    transpose(permutation: number[]): Array;
    slice(...index: (readonly [] | readonly [number, number])[]): Array;
    data(): Promise<Float32Array>;
    dispose(): void;
  }
  type Options = { shape: number[]; dtype?: 'int32' };
  export const numpy: {
    array(values: Float32Array | Int32Array, options: Options): Array;
    zeros(shape: number[]): Array;
    matmul(a: Array, b: Array): Array;
    matrixTranspose(x: Array): Array;
    split(x: Array, indices: number[], axis: number): Array[];
    concatenate(parts: Array[], axis: number): Array;
    take(x: Array, indices: Array, axis: number): Array;
  };
  export const lax: { erf(x: Array): Array };
  export const nn: {
    softmax(x: Array, axis: number): Array;
    standardize(x: Array, axis: number, options: { epsilon: number }): Array;
  };
  export function jit<F extends (...inputs: Array[]) => Array[]>(run: F): F;
  export function init(device: 'wasm'): Promise<string[]>;
  export function defaultDevice(device: 'wasm'): string;
}
