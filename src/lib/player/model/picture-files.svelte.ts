/** Files that a reader brings. Good ones are taken; what is wrong with the others is told until the next thing that is done. */

import { problemOf, type Problem } from '../../flamingo/problem';
import { closePicture, openFiles, type Picture } from '../live/picture';

export class PictureFiles {
  #problem = $state.raw<Problem | null>(null);
  #isClosed = false;

  /** Names each of the last files that could not be taken. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /**
   * @param add takes the good ones; it is not called without any
   * @param check may refuse all of them by their number, before any is opened
   */
  async open(
    files: readonly File[],
    add: (pictures: readonly Picture[]) => void,
    check: (count: number) => void = () => {},
  ): Promise<void> {
    this.forget();
    try {
      check(files.length);
      const { pictures, problem } = await openFiles(files);
      if (this.#isClosed) return pictures.forEach(closePicture);
      if (pictures.length > 0) add(pictures);
      this.#problem = problem;
    } catch (error) {
      this.#problem = problemOf(error);
    }
  }

  forget(): void {
    this.#problem = null;
  }

  /** For good: what is still being opened is closed when it comes. */
  close(): void {
    this.#isClosed = true;
  }
}
