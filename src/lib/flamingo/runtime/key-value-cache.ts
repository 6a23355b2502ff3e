import type { Block, Pool } from './pool';

/**
 * What the language model keeps of the tokens it has read: q, k and v of every layer, (depth, batch,
 * capacity, 3 · dim). (Queries are kept only because they stand between the others.)
 */
export class KeyValueCache {
  /** Tokens of each sequence so far, padding included. */
  past = 0;
  /** Of each sequence, tokens at its left that are padding. */
  padding: readonly number[];
  private readonly block: Block;
  private closed = false;

  constructor(
    private readonly pool: Pool,
    readonly batch: number,
    readonly capacity: number,
    depth: number,
    private readonly width: number,
  ) {
    this.padding = new Array<number>(batch).fill(0);
    this.block = pool.take(depth * batch * capacity * width);
  }

  layer(index: number): number {
    if (this.closed) throw new Error('key-value cache: it was closed');
    return this.block.offset + index * this.batch * this.capacity * this.width;
  }

  /** Gives the memory back; a second time does nothing. */
  close(): void {
    if (!this.closed) this.pool.give(this.block);
    this.closed = true;
  }
}
