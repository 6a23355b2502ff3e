/** Import paths as Node reads them: the sources leave out what a bundler finds by itself, `.js` and `/index.js`. */

import { dirname, relative } from 'node:path/posix';
import ts from 'typescript';

/** The file that an import of `from` means; undefined where there is none. */
export type Resolve = (specifier: string, from: string) => string | undefined;

/** Resolves as the compiler does. */
export function resolverOf(options: ts.CompilerOptions, host: ts.ModuleResolutionHost): Resolve {
  return (specifier, from) =>
    ts.resolveModuleName(specifier, from, options, host).resolvedModule?.resolvedFileName;
}

/**
 * './view' becomes './view.js' and '../tensor' becomes '../tensor/index.js'. What comes from a package stays, and what has
 * its ending already: a file that another build lays there.
 * @throws {Error} naming the import and its file, where that leads nowhere
 */
export function withExtension(specifier: string, from: string, resolve: Resolve): string {
  if (!specifier.startsWith('.') || specifier.endsWith('.js')) return specifier;
  const found = resolve(specifier, from);
  if (found === undefined) throw new Error(`${from}: there is no '${specifier}'`);
  const path = relative(dirname(from), found).replace(/(?:\.d)?\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
}

/** Rewrites every relative import of a file, in what is emitted as code and as types. */
export function rewriteImports(resolve: Resolve): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const rewritten = (literal: ts.StringLiteral) =>
      context.factory.createStringLiteral(
        withExtension(literal.text, file.fileName, resolve),
        true,
      );
    const visit = (node: ts.Node): ts.Node =>
      ts.isStringLiteral(node) && namesModule(node)
        ? rewritten(node)
        : ts.visitEachChild(node, visit, context);
    return ts.visitEachChild(file, visit, context);
  };
}

/** Is it the path of `import … from`, `export … from`, `import()` or the type `import('…').Name`? */
function namesModule(node: ts.StringLiteral): boolean {
  const parent = node.parent as ts.Node | undefined;
  if (parent === undefined) return false;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.ImportKeyword;
  return ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent);
}
