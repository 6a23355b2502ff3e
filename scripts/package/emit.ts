/** The entries of the package and all that they import, as ES modules with their types, one file a module. */

import { rmSync } from 'node:fs';
import ts from 'typescript';
import { resolverOf, rewriteImports } from './specifiers';

/** What `emit` needs to know; paths are absolute. */
export interface Sources {
  readonly entries: readonly string[];
  /** Its inner order is kept. */
  readonly root: string;
  readonly out: string;
}

const optionsOf = ({ root, out }: Sources): ts.CompilerOptions => ({
  target: ts.ScriptTarget.ES2022,
  // What Node 20 has, so that nothing newer is used unseen.
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Not even Node's: what is emitted runs in a browser and in a worker too.
  types: [],
  strict: true,
  skipLibCheck: true,
  verbatimModuleSyntax: true,
  declaration: true,
  rootDir: root,
  outDir: out,
});

/** @throws {Error} with the compiler's words, when something does not compile */
export function emit(sources: Sources): void {
  const options = optionsOf(sources);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...sources.entries], options, host);
  const rewrite = rewriteImports(resolverOf(options, host));
  const problems = ts.getPreEmitDiagnostics(program);
  if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, host));
  rmSync(sources.out, { recursive: true, force: true });
  program.emit(undefined, undefined, undefined, undefined, {
    before: [rewrite],
    // Declarations are files here: only JavaScript programs have bundles of them.
    afterDeclarations: [rewrite as ts.TransformerFactory<ts.SourceFile | ts.Bundle>],
  });
}
