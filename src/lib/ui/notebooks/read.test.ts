import { expect, test } from 'vitest';
import type { Notebook, Output } from './format';
import { readMarkdown, slugOf } from './markdown';
import { documentOf } from './read';

const blocksOf = (text: string) =>
  readMarkdown(text, (n, heading) => `${n}-${slugOf(heading)}`).blocks;

const notebook = (source: string, zh: string, outputs: Output[] = []): Notebook => ({
  cells: [
    { cell_type: 'markdown', id: 'a', metadata: { zh }, source: ['# Title\n', '\n', source] },
    {
      cell_type: 'code',
      id: 'b',
      metadata: { alt: { en: 'a cat', zh: '一只猫' } },
      execution_count: 1,
      source: ['x = 1\n', 'x'],
      outputs,
    },
  ],
  metadata: {
    kernelspec: { name: 'python3', display_name: 'Python 3' },
    language_info: { name: 'python' },
  },
  nbformat: 4,
  nbformat_minor: 5,
});

test('words, code, emphasis and links become data, letter by letter', () => {
  expect(blocksOf('A "b" & `<image>` **c *d*** [e](https://f.example/?g&h)')).toEqual([
    {
      kind: 'paragraph',
      of: [
        { kind: 'text', text: 'A "b" & ' },
        { kind: 'code', text: '<image>' },
        { kind: 'text', text: ' ' },
        {
          kind: 'strong',
          of: [
            { kind: 'text', text: 'c ' },
            { kind: 'em', of: [{ kind: 'text', text: 'd' }] },
          ],
        },
        { kind: 'text', text: ' ' },
        { kind: 'link', href: 'https://f.example/?g&h', of: [{ kind: 'text', text: 'e' }] },
      ],
    },
  ]);
});

test('headings get a place, lists their items, fences their lines', () => {
  expect(blocksOf('## 3. text_time\n- a\n- `b`\n\n```sh\nnpm ci # <b>\n```')).toEqual([
    { kind: 'heading', id: '0-3-text_time', of: [{ kind: 'text', text: '3. text_time' }] },
    {
      kind: 'list',
      items: [[{ kind: 'text', text: 'a' }], [{ kind: 'code', text: 'b' }]],
    },
    { kind: 'code', text: 'npm ci # <b>' },
  ]);
});

test.each([
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['HTML in a line', 'a <b>c</b>'],
  ['a picture', '![a](https://a.example/b.png)'],
  ['a link to a script', '[a](javascript:alert(1))'],
  ['a link into the repository', '[a](../README.md)'],
])('%s stops the build, since no page has a place for it', (_, text) => {
  expect(() => blocksOf(text)).toThrow(/no notebook page has a place|only https/);
});

test('a section has the same place in both languages', () => {
  const one = notebook('## The mask\n\nOne.', '# 题目\n\n## 掩码\n\n一。');
  const [en, zh] = (['en', 'zh'] as const).map((lang) => documentOf(one, lang));
  expect(en.sections).toEqual([{ id: 'the-mask', of: [{ kind: 'text', text: 'The mask' }] }]);
  expect(zh.sections).toEqual([{ id: 'the-mask', of: [{ kind: 'text', text: '掩码' }] }]);
});

test('text stays text and a picture becomes a data address with words of its own', () => {
  const one = notebook('A.', '# 题目', [
    { output_type: 'stream', name: 'stdout', text: ['1\n', '<b>\n'] },
    {
      output_type: 'display_data',
      data: { 'image/png': 'iVBO\nRw==', 'text/plain': '<Figure>' },
      metadata: {},
    },
  ]);
  expect(documentOf(one, 'zh').parts[1]).toEqual({
    kind: 'code',
    source: 'x = 1\nx',
    shown: [
      { kind: 'text', text: '1\n<b>' },
      { kind: 'picture', src: 'data:image/png;base64,iVBORw==', alt: '一只猫' },
    ],
  });
});

test('a notebook that ended with an error has no page', () => {
  const error = { output_type: 'error', ename: 'E', evalue: 'division', traceback: [] } as const;
  expect(() => documentOf(notebook('A.', '# 题目', [error]), 'en')).toThrow('division');
});
