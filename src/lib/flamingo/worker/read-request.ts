import { quote, type Problem } from '../problem';
import { isKind } from './calls';
import type { Call, Request } from './protocol';

interface Refusal {
  readonly id: number;
  readonly problem: Problem;
}

/**
 * A message as a request. What a call says beyond its kind is checked by those who do it.
 * @returns a reply that says what is wrong; null when the message has no id to reply to
 */
export function readRequest(message: unknown): Request | Refusal | null {
  if (!isObject(message)) return null;
  const { id, call, cancel } = message;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return null;
  if (cancel === true) return { id, cancel };
  const kind = isObject(call) ? call.kind : undefined;
  if (isKind(kind)) return { id, call: call as Call };
  const why =
    typeof kind === 'string' ? `there is no call of kind ${quote(kind)}` : 'this is no call';
  return { id, problem: { kind: 'malformed', why } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
