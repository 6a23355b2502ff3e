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
    wasm: { numThreads: number; wasmPaths?: string };
    logLevel: 'error';
  };
}
