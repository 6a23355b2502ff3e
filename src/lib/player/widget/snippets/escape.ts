/** Text inside the languages that snippets are written in. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Jekyll and Hugo would take two of them in a row for their own.
  '{': '&#123;',
  '}': '&#125;',
};

/** Text or a quoted attribute of HTML. */
export const html = (text: string): string =>
  oneLine(text).replace(/[&<>"'{}]/g, (sign) => entities[sign]);

/** The words of a Markdown link or picture. */
export const markdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]()#!|~]/g, '\\$&')
    .replace(/[&<>{}]/g, (sign) => entities[sign]);

/** An address between the brackets of a Markdown link. */
export const markdownAddress = (address: string): string =>
  address.replace(/[()\s<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A string of Python, or of a shortcode's argument: both know JSON's quotes and backslashes. */
export const quoted = (text: string): string => JSON.stringify(oneLine(text));

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
