/**
 * The buffers of all arrays of numbers in a message of plain objects, each once: they are given away with it, not
 * copied, so whoever sends must not need them any more.
 */
export function buffersIn(message: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(message, buffers);
  return [...buffers];
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    return;
  }
  // Lists hold words and numbers alone.
  if (!Array.isArray(value)) Object.values(value).forEach((part) => collect(part, buffers));
}
