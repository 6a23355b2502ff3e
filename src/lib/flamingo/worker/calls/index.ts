import type { Kind } from '../protocol';
import type { Handler } from './call';
import { encode } from './encode';
import { generate } from './generate';
import { load } from './load';
import { look } from './look';
import { measure } from './measure';
import { run } from './run';
import { score } from './score';
import { weights } from './weights';

/** What a worker can be asked: one file a call. */
export const HANDLERS: { readonly [K in Kind]: Handler<K> } = {
  load,
  encode,
  run,
  generate,
  look,
  weights,
  score,
  measure,
};

export function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(HANDLERS, kind);
}
