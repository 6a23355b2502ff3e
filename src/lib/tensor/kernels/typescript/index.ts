import type { AttentionCall, Kernels, PackedLinear } from '../kernels';
import { attention } from './attention';
import { gelu } from './gelu';
import { Heap, type HeapArray, type HeapDType } from './heap';
import { layerNorm } from './layer-norm';
import { linear } from './linear';
import { pack } from './pack';
import { rotary } from './rotary';

/**
 * The kernels in plain TypeScript: they run wherever scripts may run, also under a policy that
 * forbids WebAssembly. In float64 they are the measure for the others.
 */
export function createTypescriptKernels(dtype: HeapDType = 'float32'): Kernels {
  return new TypescriptKernels(dtype);
}

/** Offsets and sizes are made integers on the way in: see pack.ts for what a double would cost. */
class TypescriptKernels implements Kernels {
  readonly name = 'typescript';
  private readonly store: Heap;

  constructor(dtype: HeapDType) {
    this.store = new Heap(dtype);
  }

  get heap(): HeapArray {
    return this.store.array;
  }

  allocate(elements: number): number {
    return this.store.allocate(elements);
  }

  mark(): number {
    return this.store.mark();
  }

  release(mark: number): void {
    this.store.release(mark);
  }

  pack(
    weight: ArrayLike<number>,
    outFeatures: number,
    inFeatures: number,
    bias?: ArrayLike<number>,
  ): PackedLinear {
    return pack(this.store, weight, outFeatures, inFeatures, bias);
  }

  linear(out: number, x: number, weight: PackedLinear, rows: number): void {
    linear(this.heap, out | 0, x | 0, weight, rows | 0, false, 1);
  }

  linearGelu(out: number, x: number, weight: PackedLinear, rows: number): void {
    linear(this.heap, out | 0, x | 0, weight, rows | 0, false, 1);
    gelu(this.heap, out, out, rows * weight.outFeatures);
  }

  linearAdd(out: number, x: number, weight: PackedLinear, rows: number, scale: number): void {
    linear(this.heap, out | 0, x | 0, weight, rows | 0, true, scale);
  }

  layerNorm(
    out: number,
    x: number,
    weight: number,
    bias: number,
    rows: number,
    features: number,
  ): void {
    layerNorm(this.heap, out, x, weight, bias, rows, features);
  }

  gelu(out: number, x: number, elements: number): void {
    gelu(this.heap, out, x, elements);
  }

  attention(call: AttentionCall): void {
    attention(this.heap, call);
  }

  rotary(
    x: number,
    stride: number,
    rows: number,
    heads: number,
    dimHead: number,
    firstPosition: number,
    table: number,
    tableRows: number,
  ): void {
    rotary(this.heap, x, stride, rows, heads, dimHead, firstPosition, table, tableRows);
  }
}
