// Rules on the code itself, read from the syntax tree and not from the text.
import ts from 'typescript';
import { lineOf, type Source } from '../sources.ts';
import {
  bannedComments,
  bannedNames,
  fileLinesMax,
  functionLinesMax,
  parameterExceptions,
  parametersMax,
} from './rules.ts';

function isTest(path: string): boolean {
  return /\.test\.ts$/.test(path);
}

/** A use of the global, not a property, a key, a type or a declaration of the same name. */
function isGlobalUse(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false;
  const isDeclared =
    ts.isPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent);
  return !(isDeclared && parent.name === node) && !ts.isExportSpecifier(parent);
}

function nameAt(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return `${node.expression.text}.${node.name.text}`;
  return ts.isIdentifier(node) && isGlobalUse(node) ? node.text : undefined;
}

export function bannedUses(source: Source): string[] {
  const rules = bannedNames.filter(rule => rule.within.test(source.path) && !rule.except.test(source.path));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = nameAt(node);
    const rule = name === undefined ? undefined : rules.find(banned => banned.name === name);
    if (rule)
      found.push(
        `${source.path}:${lineOf(source, node)}: ${rule.name} is not used here: write ${rule.instead}.`,
      );
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

function codeLines(text: string): number {
  return text.split('\n').filter(line => line.trim() !== '' && !/^\s*(\/\/|\*|\/\*)/.test(line)).length;
}

function sizeOfFunction(source: Source, node: ts.SignatureDeclaration): string[] {
  const place = `${source.path}:${lineOf(source, node)}`;
  const name = node.name && ts.isIdentifier(node.name) ? node.name.text : 'a function';
  const found: string[] = [];
  const lines = codeLines(node.getText(source.tree));
  if (lines > functionLinesMax && !isTest(source.path)) {
    found.push(
      `${place}: ${name} has ${lines} lines (at most ${functionLinesMax}): split it where it changes its subject.`,
    );
  }
  const isExcepted = parameterExceptions.some(path => path.test(source.path));
  if (node.parameters.length > parametersMax && !isExcepted) {
    found.push(
      `${place}: ${name} takes ${node.parameters.length} parameters (at most ${parametersMax}): take an options object.`,
    );
  }
  return found;
}

export function oversized(source: Source): string[] {
  const found: string[] = [];
  const lines = source.text.split('\n').length;
  if (lines > fileLinesMax)
    found.push(
      `${source.path}: ${lines} lines (at most ${fileLinesMax}): give a part of it a file of its own.`,
    );
  const visit = (node: ts.Node): void => {
    const isMeasured =
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node) ||
      ts.isConstructorDeclaration(node);
    if (isMeasured) found.push(...sizeOfFunction(source, node));
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

/** Comments only: a string may hold the same characters. */
export function badComments(source: Source): string[] {
  const found: string[] = [];
  const scanner = ts.createScanner(ts.ScriptTarget.ES2024, false, ts.LanguageVariant.Standard, source.text);
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind !== ts.SyntaxKind.SingleLineCommentTrivia && kind !== ts.SyntaxKind.MultiLineCommentTrivia)
      continue;
    const text = scanner.getTokenText();
    const rule = bannedComments.find(banned => banned.pattern.test(text));
    const line = source.text.slice(0, scanner.getTokenStart()).split('\n').length;
    if (rule) found.push(`${source.path}:${line}: comment «${text.slice(0, 40)}»: write ${rule.instead}.`);
  }
  return found;
}

/** `it('x should …')`, `.only`, `.skip`, and a test without any assertion. */
export function badTests(source: Source): string[] {
  if (!isTest(source.path)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source.tree) === 'it')
      found.push(...judgeTest(source, node));
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

function judgeTest(source: Source, call: ts.CallExpression): string[] {
  const [title, body] = call.arguments;
  const place = `${source.path}:${lineOf(source, call)}`;
  const found: string[] = [];
  if (title && /\bshould\b/i.test(title.getText(source.tree)))
    found.push(`${place}: a title is a true sentence: say what is, not what should be.`);
  if (body && !/\b(assert|expect|check|fails?|rejects|verify|run|prove)\w*/.test(body.getText(source.tree))) {
    found.push(`${place}: this test asserts nothing: look at a value.`);
  }
  return found;
}
