/** A notebook of the disk made ready to be read in a language. */

import type { Lang } from '../../texts';
import type { NotebookDocument, Part, Shown } from './document';
import { textOf, type CodeCell, type MarkdownCell, type Notebook, type Output } from './format';
import { readMarkdown, slugOf } from './markdown';

/**
 * The title is left out: the page has its own. Cells that have no text in Chinese stand in English.
 * @throws {Error} where the notebook has no title, or something that a page has no place for
 */
export function documentOf(notebook: Notebook, lang: Lang): NotebookDocument {
  let titles = 0;
  const parts = notebook.cells.map((cell): Part => {
    if (cell.cell_type === 'code') return codeOf(cell, lang);
    const { titles: found, blocks } = marked(cell, lang);
    titles += found.length;
    return { kind: 'text', blocks };
  });
  if (titles !== 1) throw new Error(`a notebook has one title, not ${titles}`);
  const blocks = parts.flatMap((part) => (part.kind === 'text' ? part.blocks : []));
  const sections = blocks.flatMap((block) =>
    block.kind === 'heading' ? [{ id: block.id, of: block.of }] : [],
  );
  return { sections, parts };
}

/** A link to a section leads to it in every language, so the ids come from the English headings. */
function marked(cell: MarkdownCell, lang: Lang) {
  const english = readMarkdown(textOf(cell.source), (_, heading) => slugOf(heading));
  if (lang === 'en' || !cell.metadata.zh) return english;
  const ids = english.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
  return readMarkdown(textOf(cell.metadata.zh), (n) => ids[n]);
}

const codeOf = (cell: CodeCell, lang: Lang): Part => ({
  kind: 'code',
  source: textOf(cell.source),
  shown: cell.outputs.map((output) => shown(output, cell.metadata.alt?.[lang] ?? '')),
});

function shown(output: Output, alt: string): Shown {
  if (output.output_type === 'error') throw new Error(`a cell failed: ${output.evalue}`);
  if (output.output_type === 'stream') return { kind: 'text', text: trimmed(output.text) };
  const { data } = output;
  if ('image/png' in data) {
    const base64 = textOf(data['image/png']).replace(/\s/g, '');
    return { kind: 'picture', src: `data:image/png;base64,${base64}`, alt };
  }
  if ('text/plain' in data) return { kind: 'text', text: trimmed(data['text/plain']) };
  throw new Error(`no notebook page has a place for ${Object.keys(data).join(', ')}`);
}

const trimmed = (text: string | readonly string[]): string => textOf(text).trimEnd();
