import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { headless, layers } from './layers.js';

/** This rule alone, and without types: it needs none, and to make them for each file takes most of a minute. */
const eslint = new ESLint({
  cwd: process.cwd(),
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** How many of the lines, in a file of the folder, the import rule forbids. */
async function forbidden(folder: string, lines: readonly string[]): Promise<number> {
  const [result] = await eslint.lintText(`${lines.join('\n')}\n`, {
    filePath: `src/lib/${folder}/file.ts`,
  });
  return result.messages.filter(({ ruleId }) => ruleId === 'no-restricted-imports').length;
}

const waysTo = (folder: string): string[] => [
  `import '$lib/${folder}';`,
  `import '$lib/${folder}/some/file';`,
  `import '../${folder}';`,
  `import '../${folder}/file';`,
];

describe('the import rule of src/lib', { timeout: 60_000 }, () => {
  test('no folder may import a later one, by alias or by path', async () => {
    for (const [i, folder] of layers.entries()) {
      const lines = layers.slice(i + 1).flatMap(waysTo);
      expect(await forbidden(folder, lines), folder).toBe(lines.length);
    }
  });

  test('every folder may import the earlier ones', async () => {
    for (const [i, folder] of layers.entries()) {
      expect(await forbidden(folder, layers.slice(0, i).flatMap(waysTo)), folder).toBe(0);
    }
  });

  test('what runs without a framework may not import one', async () => {
    const lines = ['svelte', 'svelte/store', 'd3-shape', '$app/paths'].map(
      (name) => `import '${name}';`,
    );
    for (const folder of headless)
      expect(await forbidden(folder, lines), folder).toBe(lines.length);
    expect(await forbidden('ui', lines)).toBe(0);
  });
});
