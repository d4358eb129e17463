// Which file imports which: static imports, re-exports, import types and dynamic imports with a literal.
import { posix } from 'node:path';
import ts from 'typescript';
import { lineOf, type Source } from '../sources.ts';

export interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** Path in the tree, or undefined where a package is meant. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isExportDeclaration(node) ? node.isTypeOnly : ts.isImportTypeNode(node);
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : undefined;
  }
  const [argument] =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  if (argument) return ts.isStringLiteral(argument) ? argument.text : undefined;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteral(node.argument.literal) ? node.argument.literal.text : undefined;
  }
  return undefined;
}

function resolve(from: string, specifier: string, doors: ReadonlyMap<string, string>): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return doors.get(specifier);
}

export function importsOf(source: Source, doors: ReadonlyMap<string, string>): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      const target = resolve(source.path, specifier, doors);
      found.push({
        from: source.path,
        line: lineOf(source, node),
        specifier,
        target,
        typeOnly: isTypeOnly(node),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

export function doorsOf(packageJson: {
  imports: Readonly<Record<string, string>>;
}): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(packageJson.imports).map(([name, path]) => [name, path.replace(/^\.\//, '')]),
  );
}
