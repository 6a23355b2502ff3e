/** How Chinese is set, in every file of texts: read as source, so that the words inside functions count too. */

import { describe, expect, test } from 'vitest';

/** English ones name Chinese hosts, in their own script. */
const files = import.meta.glob<string>(['./**/*.ts', '!./**/*.test.ts', '!./**/en.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const HAN = /\p{Script=Han}/u;

/** The lines of a file that have Chinese in them. */
const linesOf = (source: string): string[] => source.split('\n').filter((line) => HAN.test(line));

describe('Chinese texts', () => {
  for (const [file, source] of Object.entries(files)) {
    const lines = linesOf(source);
    if (lines.length === 0) continue;

    test(`${file} has full-width punctuation, and no space between Chinese and Latin`, () => {
      for (const line of lines) {
        expect(line).not.toMatch(/\p{Script=Han}[,;:?!(]|[,;:?!(]\p{Script=Han}/u);
        expect(line).not.toMatch(/\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u);
      }
    });
  }
});
