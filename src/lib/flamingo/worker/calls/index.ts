import type { Kind } from '../protocol';
import type { Handler } from './call';
import { encode } from './encode';
import { generate } from './generate';
import { load } from './load';
import { look } from './look';
import { run } from './run';
import { weights } from './weights';

/** What a worker can be asked: one file a call. */
export const HANDLERS: { readonly [K in Kind]: Handler<K> } = {
  load,
  encode,
  run,
  generate,
  look,
  weights,
};

export function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(HANDLERS, kind);
}
