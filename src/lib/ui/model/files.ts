/** Files that a reader drops, pastes or picks. */

/** Several pictures of one clip come in the order of their names: f2.png before f10.png. */
export function byName(files: Iterable<File>): File[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...files].sort((a, b) => order.compare(a.name, b.name));
}

/** What of a drop or a paste is a picture, by its own word; whether it is one, decoding tells. */
export function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}
