import type { Kernels } from '../../tensor/kernels/kernels';

/** A piece of the heap that outlives a forward pass. */
export interface Block {
  readonly offset: number;
  readonly elements: number;
}

const SMALLEST = 1024;

/**
 * Room for what lives from one forward pass to the next (keys and values of a prompt), in any order of
 * taking and giving back, which the heap's mark and release cannot do. Sizes are powers of two, and
 * what is given back is used again: a thousand prompts need no more memory than the largest of them.
 *
 * `take` may only be called while no scratch memory is marked, for the heap would release the block
 * with it.
 */
export class Pool {
  private readonly free = new Map<number, Block[]>();

  constructor(private readonly kernels: Kernels) {}

  /** Not zeroed when it was used before. @throws {RangeError} when the heap is full */
  take(elements: number): Block {
    let size = SMALLEST;
    while (size < elements) size *= 2;
    const used = this.free.get(size)?.pop();
    return used ?? { offset: this.kernels.allocate(size), elements: size };
  }

  give(block: Block): void {
    const same = this.free.get(block.elements);
    if (same) same.push(block);
    else this.free.set(block.elements, [block]);
  }
}
