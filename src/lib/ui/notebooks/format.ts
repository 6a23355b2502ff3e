/** Notebooks as they lie on the disk: what we use of nbformat 4.5 (https://nbformat.readthedocs.io). */

/** Text of a notebook: one string, or its lines with their line ends. */
export type MultilineText = string | readonly string[];

export const textOf = (text: MultilineText): string =>
  typeof text === 'string' ? text : text.join('');

export interface MarkdownCell {
  readonly cell_type: 'markdown';
  readonly id: string;
  /** `zh` is the same text in Chinese. */
  readonly metadata: { readonly zh?: MultilineText };
  readonly source: MultilineText;
}

export interface CodeCell {
  readonly cell_type: 'code';
  readonly id: string;
  /** The tag `quiet` says that the cell prints nothing; `alt` says what its picture shows. */
  readonly metadata: {
    readonly tags?: readonly string[];
    readonly alt?: { readonly en: string; readonly zh: string };
  };
  readonly execution_count: number | null;
  readonly source: MultilineText;
  readonly outputs: readonly Output[];
}

export type Cell = MarkdownCell | CodeCell;

/** What a cell showed, by MIME type; pictures are base64. */
export type MimeBundle = Readonly<Record<string, MultilineText>>;

export type Output =
  | {
      readonly output_type: 'stream';
      readonly name: 'stdout' | 'stderr';
      readonly text: MultilineText;
    }
  | {
      readonly output_type: 'execute_result' | 'display_data';
      readonly data: MimeBundle;
      readonly metadata: object;
      readonly execution_count?: number | null;
    }
  | {
      readonly output_type: 'error';
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: readonly string[];
    };

export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: {
    readonly kernelspec: { readonly name: string; readonly display_name: string };
    readonly language_info: { readonly name: string };
  };
  readonly nbformat: 4;
  readonly nbformat_minor: number;
}

/** @throws {SyntaxError} where it is no JSON @throws {Error} where it is no notebook of nbformat 4 */
export function readNotebook(json: string): Notebook {
  const read = JSON.parse(json) as Partial<Notebook> | null;
  if (read?.nbformat !== 4 || !Array.isArray(read.cells)) {
    throw new Error('this is no notebook of nbformat 4');
  }
  return read as Notebook;
}

/** As Jupyter itself writes it, so that saving a notebook there changes no other line. */
export const writeNotebook = (notebook: Notebook): string =>
  `${JSON.stringify(notebook, null, 1)}\n`;

export const isQuiet = (cell: CodeCell): boolean => cell.metadata.tags?.includes('quiet') ?? false;
