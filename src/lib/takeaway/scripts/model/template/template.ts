/** Python of a script that does not depend on what it is about. */
export interface Template {
  /** The library's name. */
  readonly title: string;
  /** What has to be installed. */
  readonly needs: string;
  /** Lines, after those of the standard library. */
  readonly imports: string;
  /** What makes latents of pictures, and compares; then, after the data, what starts it. */
  readonly look: readonly string[];
  readonly lookMain: string;
  /** The same of the whole model. */
  readonly model: readonly string[];
  readonly modelMain: string;
}
