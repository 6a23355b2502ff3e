/** Files that a reader drops, pastes or picks. */

/** Several pictures of one clip come in the order of their names: f2.png before f10.png. */
export function byName(files: Iterable<File>): File[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...files].sort((a, b) => order.compare(a.name, b.name));
}

/** Whether a drag carries files, which are not to be seen before they are dropped. */
export function hasFiles(data: Pick<DataTransfer, 'types'> | null): boolean {
  return data?.types.includes('Files') ?? false;
}

/**
 * What of a paste is a picture, by its own word. A paste of words may carry other files along; a drop does not, so there
 * every file is tried, and the reader told of those that are no pictures.
 */
export function picturesIn(data: Pick<DataTransfer, 'files'> | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}
