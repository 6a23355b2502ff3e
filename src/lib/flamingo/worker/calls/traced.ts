import type { RecordValues } from '../../runtime/record';
import type { TracedTensor, TracedTensors } from '../protocol';

/** A recorder, and what it has been told so far. */
export function traced(): { readonly record: RecordValues; readonly trace: TracedTensors } {
  const trace: Record<string, TracedTensor> = {};
  return { trace, record: (name, shape, values) => (trace[name] = { shape, values }) };
}
