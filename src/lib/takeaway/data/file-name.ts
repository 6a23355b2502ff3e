/**
 * The name of a tensor as a part of a file's name, still to be read: `layer.0.self_attn[0, :, -1]` is
 * `layer.0.self_attn-0-all-last`, for `:` is all of an axis and `-1` the last of it.
 */
export function fileNameOf(name: string): string {
  const readable = name
    .replace(/\[([^\]]*)\]/g, (_, index: string) => `-${index.split(',').map(placeName).join('-')}`)
    .replace(/[^\w.-]+/g, '_')
    // A file with a dot in front is hidden.
    .replace(/^\.+/, '');
  return readable || 'tensor';
}

function placeName(place: string): string {
  const plain = place.trim();
  return { ':': 'all', '-1': 'last' }[plain] ?? plain;
}
