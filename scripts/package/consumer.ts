/** A project outside of the repository that installs the tarball, as a reader of the README would. */

import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defaultInputs } from '../../src/lib/trace/example';
import { typescriptOf } from '../../src/lib/takeaway/scripts';
import { run as runBlock } from '../../src/lib/trace';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

export interface Consumer {
  readonly folder: string;
  /** The bytes that `npm pack` wrote. */
  readonly tarball: Uint8Array<ArrayBuffer>;
  /** Examples of the README, each a module. */
  readonly examples: readonly string[];
}

/**
 * Packs, installs from the tarball alone, without network, and lays the README's examples and the program that a reader takes
 * away from the Mask Lab beside the consumer's files.
 */
export async function installConsumer(): Promise<Consumer> {
  const folder = mkdtempSync(join(tmpdir(), 'flamingo-consumer-'));
  cpSync(join(import.meta.dirname, 'consumer'), folder, { recursive: true });
  await npm(['run', 'package'], root);
  // The scripts around it would have SvelteKit write its settings anew, which the other tests are just reading.
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (file === undefined) throw new Error('npm pack left no tarball');
  await npm(['install', '--offline', '--no-audit', '--no-fund', `./${file}`], folder);
  const examples = examplesIn(readFileSync(join(root, 'README.md'), 'utf8'));
  examples.forEach((code, i) => writeFileSync(join(folder, `readme-${i}.ts`), code));
  const program = typescriptOf(runBlock(defaultInputs), { link: 'https://example.org/en/mask/' });
  writeFileSync(join(folder, 'takeaway.ts'), program);
  layOut(folder);
  return { folder, tarball: new Uint8Array(readFileSync(join(folder, file))), examples };
}

/** What the README's reader has at hand: the model's folder, a picture of it, and a reader of PNG files. */
function layOut(folder: string): void {
  const model = join(root, 'static/models/tiny-flamingo');
  symlinkSync(model, join(folder, 'tiny-flamingo'), 'dir');
  const library = 'node_modules/fast-png';
  symlinkSync(join(root, library), join(folder, library), 'dir');
}

/** The code blocks of TypeScript in the section "As a package". */
function examplesIn(readme: string): string[] {
  const [, section = ''] = /^## As a package$(.*?)^## /ms.exec(readme) ?? [];
  return [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
}

/** What an example says that it prints: its lines of comment. */
export function promised(example: string): string {
  return example.replace(/^(?:(?!\/\/ ).*)\n/gm, '').replace(/^\/\/ /gm, '');
}

/** What the compiler finds wrong with the consumer; an empty string if nothing. */
export async function compile({ folder }: Consumer, project: string): Promise<string> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const types = join(root, 'node_modules/@types');
  try {
    await run(process.execPath, [compiler, '-p', project, '--typeRoots', types], { cwd: folder });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** What a compiled file of the consumer prints. @throws {Error} with its stack, when it fails */
export async function start({ folder }: Consumer, file: string): Promise<string> {
  const { stdout } = await run(process.execPath, [`out/${file}.js`], { cwd: folder });
  return stdout;
}

function npm(args: readonly string[], cwd: string) {
  return run('npm', args, { cwd, shell: process.platform === 'win32' });
}
