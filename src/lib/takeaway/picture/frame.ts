/** A drawing with its title, its paper and its link: a file of its own. */

import { escaped, short, tag } from './markup';

/** Something drawn, in CSS pixels from its upper left corner. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Whether of a table only the part in view is drawn. */
  readonly isCut: boolean;
  readonly body: string;
  /** Looks and definitions that the body uses. */
  readonly head: string;
  readonly paper: string;
  readonly ink: string;
  /** Of the caption; a list of families, as in CSS. */
  readonly font: string;
  /** Of what is drawn, as in `<html lang>`. */
  readonly lang: string;
  /** How wide a word of the caption is, in CSS pixels. */
  readonly measure: (text: string) => number;
}

export interface PictureOptions {
  /** Where what is drawn can be seen live. */
  readonly link: string;
  /** What is seen, in a few words. */
  readonly title: string;
  /** The name of the site. */
  readonly site?: string;
  /** What is said of a table of which only a part is drawn. */
  readonly cut?: string;
  /** CSS pixels at least, so that all pictures of a series have one size. */
  readonly width?: number;
  readonly height?: number;
}

/** Paper around the drawing: rings of marked cells stand out of it. */
export const MARGIN = 16;
const LINE = 17;
const FONT = 12;
/** A caption needs room for a few words, however small the drawing is. */
const LEAST_WIDTH = 280;

export function framed(drawing: Drawing, options: PictureOptions): string {
  const inner = Math.ceil(Math.max(drawing.width, options.width ?? 0, LEAST_WIDTH));
  const lines = captionOf(drawing, options, inner);
  const captionTop = Math.ceil(Math.max(drawing.height, options.height ?? 0)) + 14;
  const width = inner + 2 * MARGIN;
  const height = captionTop + lines.length * LINE + 2 * MARGIN;
  const paper = tag('rect', { x: -MARGIN, y: -MARGIN, width, height, fill: drawing.paper });
  const caption = lines.map((line, i) =>
    tag('text', { x: 0, y: captionTop + i * LINE + FONT }, escaped(line)),
  );
  const looks = { 'font-family': drawing.font, 'font-size': FONT, fill: drawing.ink };
  const all = drawing.body + tag('g', looks, caption.join(''));
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: [-MARGIN, -MARGIN, width, height].map(short).join(' '),
    role: 'img',
    'xml:lang': drawing.lang,
  };
  const said = tag('title', {}, escaped(options.title)) + tag('desc', {}, escaped(lines.join(' ')));
  return tag('svg', attributes, said + drawing.head + paper + linked(all, options.link));
}

/** Only an address of the web is a link; anything else is words. */
function linked(markup: string, link: string): string {
  return /^https?:\/\//i.test(link) ? tag('a', { href: link }, markup) : markup;
}

/** Title and site, then the link; what is too long for a line goes on in the next. */
function captionOf(
  { measure, isCut }: Drawing,
  { link, title, site, cut }: PictureOptions,
  width: number,
): string[] {
  const words = site ? `${title} · ${site}` : title;
  return [words, ...(isCut && cut ? [cut] : []), link].flatMap((text) =>
    broken(text, (part) => measure(part) <= width),
  );
}

/** Breaks anywhere: a link has no spaces, nor has Chinese. */
function broken(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const sign of text) {
    if (line !== '' && !fits(line + sign)) {
      lines.push(line);
      line = '';
    }
    line += sign;
  }
  return line === '' ? lines : [...lines, line];
}
