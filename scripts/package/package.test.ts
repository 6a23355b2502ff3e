import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, installConsumer, promised, start, type Consumer } from './consumer';

let consumer: Consumer;
/** By project: what the compiler found wrong. */
let found: Readonly<Record<string, string>>;

beforeAll(async () => {
  consumer = await installConsumer();
  const projects = ['tsconfig.json', 'tsconfig.bundler.json', 'tsconfig.node.json'];
  const wrong = projects.map(async (name) => [name, await compile(consumer, name)] as const);
  found = Object.fromEntries(await Promise.all(wrong));
}, 180_000);

afterAll(() => rmSync(consumer.folder, { recursive: true }));

const installed = () => join(consumer.folder, 'node_modules/flamingo-explainer');

describe('the tarball', () => {
  test('leaves publint nothing to say', async () => {
    const tarball = consumer.tarball.buffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages).toEqual([]);
  });

  test('brings nothing else along, and neither tests nor weights', () => {
    const modules = readdirSync(join(consumer.folder, 'node_modules'));
    expect(modules.filter((name) => !name.startsWith('.'))).toEqual([
      'fast-png',
      'flamingo-explainer',
    ]);
    const files = readdirSync(installed(), { recursive: true }) as string[];
    expect(files.filter((name) => /\.test\.|\.safetensors$|\.svelte/.test(name))).toEqual([]);
    expect(readdirSync(installed()).sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
    ]);
    expect(consumer.tarball.length).toBeLessThan(800_000);
  });

  test('holds the licences of the libraries and pictures in the widgets', () => {
    const licences = readFileSync(join(installed(), 'dist/elements/LICENSES.txt'), 'utf8');
    const names = [...licences.matchAll(/^── (.*) ──$/gm)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['svelte', 'Noto Emoji']));
  });

  test('names every import by its file', () => {
    const files = readdirSync(join(installed(), 'dist'), { recursive: true }) as string[];
    const code = files.filter((name) => /^(?:entries|embed|lib)\b.*(?:\.js|\.d\.ts)$/.test(name));
    expect(code.length).toBeGreaterThan(200);
    for (const name of code) {
      const text = readFileSync(join(installed(), 'dist', name), 'utf8');
      const imported = [...text.matchAll(/(?:from |import |import\()'(.*?)'/g)].map(
        ([, path]) => path,
      );
      expect(imported.filter((path) => !/^\.{1,2}\/.*\.js$/.test(path))).toEqual([]);
    }
  });
});

describe('a consumer in TypeScript', { timeout: 60_000 }, () => {
  test.each([
    ['Node and a DOM', 'tsconfig.json'],
    ['a bundler', 'tsconfig.bundler.json'],
    ['Node without the DOM, for the README and the take-away', 'tsconfig.node.json'],
  ])('compiles without a complaint for %s', (_, project) => {
    expect(found[project]).toBe('');
  });

  test.each(['tensor', 'flamingo', 'trace', 'index', 'elements', 'elements-defined'])(
    'gets from %s in Node, without a DOM, what it expects',
    async (entry) => {
      await expect(start(consumer, entry)).resolves.toBe('');
    },
  );

  test('sees printed what the examples of the README say', async () => {
    expect(consumer.examples.length).toBeGreaterThanOrEqual(2);
    for (const [i, example] of consumer.examples.entries()) {
      await expect(start(consumer, `readme-${i}`)).resolves.toBe(promised(example));
    }
  });

  test('works out with the program of the take-away what the page shows', async () => {
    const printed = await start(consumer, 'takeaway');
    expect(printed).toMatch(/All \d\d tensors are those of the page, within \S+\.\n$/);
  });

  test('bundles of one function that function alone', async () => {
    const code = await bundled(
      `import { softmax } from 'flamingo-explainer'; console.log(softmax);`,
    );
    expect(code).toContain('softmax');
    expect(code).not.toMatch(/WebAssembly|FlamingoError|media_time/);
    expect(code.length).toBeLessThan(20_000);
  });
});

/** What Vite makes of a module of the consumer. */
async function bundled(code: string): Promise<string> {
  const name = '\0entry';
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? name : null),
    load: (id: string) => (id === name ? code : null),
  };
  const resolved = {
    name: 'resolved',
    resolveId(this: Rolldown.PluginContext, id: string, importer?: string) {
      return importer === name ? this.resolve(id, join(consumer.folder, 'index.ts')) : null;
    },
  };
  const output = (await build({
    root: consumer.folder,
    configFile: false,
    logLevel: 'error',
    plugins: [entry, resolved],
    build: { write: false, minify: false, rolldownOptions: { input: 'entry' } },
  })) as Rolldown.RolldownOutput;
  return output.output[0].code;
}
