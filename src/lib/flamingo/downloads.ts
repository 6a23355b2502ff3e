import { Download, pause, type Entry, type OpenFile, type Pause } from './download';

/** The files of a model's folder that have come, wholly or in part. */
export class Downloads {
  readonly #files = new Map<string, Download>();

  /** @param wait the pauses between tries */
  constructor(readonly wait: Pause = pause) {}

  /** Where a file stands; begun anew if another one is meant now. */
  of(name: string, entry: Entry): Download {
    const kept = this.#files.get(name);
    const isMeant = kept?.entry.bytes === entry.bytes && kept.entry.sha256 === entry.sha256;
    if (kept && isMeant) return kept;
    const download = new Download(name, entry);
    this.#files.set(name, download);
    return download;
  }

  /**
   * Files side by side; when one fails the others stop where they are.
   * @param onProgress is told the bytes of all of them
   * @throws {FlamingoError} model_missing, not_fetched or model_broken
   */
  async finish(
    open: OpenFile,
    files: readonly Download[],
    onProgress: (received: number) => void = () => {},
  ): Promise<Uint8Array<ArrayBuffer>[]> {
    const controller = new AbortController();
    const tell = () => onProgress(files.reduce((sum, { reached }) => sum + reached, 0));
    try {
      const { signal } = controller;
      return await Promise.all(files.map((file) => file.finish(open, this.wait, tell, signal)));
    } catch (error) {
      controller.abort();
      throw error;
    }
  }

  /** Gives the memory of a file back. */
  forget({ name }: Download): void {
    this.#files.delete(name);
  }
}
