/**
 * Markdown as data: what our notebooks use of it, and nothing else. HTML in it is plain text, and whatever is not known here
 * stops the build, so that no page lacks a part of its notebook.
 */

import { lexer, type Token, type Tokens } from 'marked';
import type { Block, Inline } from './document';

/** Headings of the first level are titles: the page has its own place for them. */
export interface Marked {
  readonly titles: readonly string[];
  readonly blocks: readonly Block[];
}

/** @param idOf the id of the nth heading, from 0 @throws {Error} for what is not known here */
export function readMarkdown(text: string, idOf: (n: number, heading: string) => string): Marked {
  const titles: string[] = [];
  const blocks: Block[] = [];
  let headings = 0;
  for (const token of lexer(text)) {
    if (token.type === 'space') continue;
    if (token.type === 'heading' && token.depth === 1) {
      titles.push(token.text as string);
    } else if (token.type === 'heading') {
      blocks.push({
        kind: 'heading',
        id: idOf(headings++, token.text as string),
        of: inline(token.tokens),
      });
    } else {
      blocks.push(block(token));
    }
  }
  return { titles, blocks };
}

function block(token: Token): Block {
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', of: inline(token.tokens) };
    case 'code':
      return { kind: 'code', text: (token as Tokens.Code).text };
    case 'list':
      return { kind: 'list', items: (token as Tokens.List).items.map(item) };
    default:
      throw new Error(`no notebook page has a place for Markdown of the kind ${token.type}`);
  }
}

/** The one paragraph of an item. */
function item({ tokens }: Tokens.ListItem): Inline[] {
  return tokens.flatMap((token) => {
    if (token.type === 'text' || token.type === 'paragraph') return inline(token.tokens);
    throw new Error(`no notebook page has a place for a ${token.type} in a list`);
  });
}

const inline = (tokens: readonly Token[] = []): Inline[] => tokens.map(oneInline);

function oneInline(token: Token): Inline {
  switch (token.type) {
    case 'text':
    case 'escape':
      return { kind: 'text', text: (token as Tokens.Text).text };
    case 'codespan':
      return { kind: 'code', text: (token as Tokens.Codespan).text };
    case 'strong':
    case 'em':
      return { kind: token.type, of: inline(token.tokens) };
    case 'link':
      return { kind: 'link', href: safe((token as Tokens.Link).href), of: inline(token.tokens) };
    default:
      throw new Error(`no notebook page has a place for Markdown of the kind ${token.type}`);
  }
}

function safe(href: string): string {
  if (href.startsWith('https://')) return href;
  throw new Error(`a link of a notebook leads to ${href}, and only https:// leads anywhere`);
}

/** `## 3. text_time` → `3-text_time`: the place of a heading, for an address. */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-|-$/g, '');
