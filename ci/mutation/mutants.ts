// All mutants of a source, and what of it is left alone: types, words for people, logs, and code that can't run.
import { createHash } from 'node:crypto';
import ts from 'typescript';
import { parseSource } from '../sources.ts';
import { type Change, type OperatorName, operatorNames, operators } from './operators.ts';
import type { Patch } from './order.ts';

export interface Mutant {
  /** Stays the same as long as its file, operator, line and text do. */
  readonly id: string;
  readonly operator: OperatorName;
  readonly line: number;
  /** The line as it is, and what becomes of it: for a reader. */
  readonly change: string;
  readonly patch: Patch;
}

/** Called with words for whoever reads a crash, or of which nothing but a log comes. */
const silentCalls = /(^|(?<!Math)\.)(invariant|present|unreachable|log|logFailure)$/;

const callee = (node: ts.Node): string =>
  ts.isCallExpression(node) ? node.expression.getText().replaceAll(/\?|#/g, '') : '';

/** `default: return x satisfies never` can't be reached. */
const isImpossible = (node: ts.Node): boolean =>
  ts.isDefaultClause(node) && /\bunreachable\(|satisfies never/.test(node.getText());

const isLeftAlone = (node: ts.Node): boolean => {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (isImpossible(node) || silentCalls.test(callee(node))) return true;
  return ts.isExpressionStatement(node) && silentCalls.test(callee(node.expression));
};

const isName = (node: ts.Node): boolean => ts.isPropertyAssignment(node.parent) && node.parent.name === node;

interface Found extends Change {
  readonly operator: OperatorName;
}

const foundIn = (node: ts.Node, found: Found[]): void => {
  if (isLeftAlone(node)) return;
  if (!isName(node))
    for (const operator of operatorNames)
      found.push(...operators[operator](node).map(change => ({ operator, ...change })));
  ts.forEachChild(node, child => foundIn(child, found));
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);

export const mutantsOf = (path: string, text: string): Mutant[] => {
  const found: Found[] = [];
  const { tree } = parseSource(path, text);
  ts.forEachChild(tree, node => foundIn(node, found));
  const seen = new Map<string, number>();
  const file = path.replace(/^reference-server\//, '');
  return found
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ operator, from, to, becomes }): Mutant => {
      const { line } = tree.getLineAndCharacterOfPosition(from);
      const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
      const lineTo = text.indexOf('\n', to);
      const [head, was, tail] = [text.slice(lineFrom, from), text.slice(from, to), text.slice(to, lineTo)];
      const key = JSON.stringify([operator, oneLine(head), oneLine(was), becomes, oneLine(tail)]);
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      const digest = createHash('sha256').update(`${key}#${nth}`).digest('hex').slice(0, 8);
      return {
        id: `${file}/${operator}/${digest}`,
        operator,
        line: line + 1,
        change: `${shortened(oneLine(head + was + tail))} → ${shortened(oneLine(head + becomes + tail))}`,
        patch: { file: path, from, was, becomes },
      };
    });
};
