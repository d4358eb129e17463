// What a mutant may be: each operator says of a node of the syntax tree what could stand in its place.
import ts from 'typescript';

/** Source from `from` up to `to` becomes another text. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly becomes: string;
}

type Operator = (node: ts.Node) => readonly Change[];

const K = ts.SyntaxKind;

const instead = (node: ts.Node, becomes: string): Change => ({
  from: node.getStart(),
  to: node.getEnd(),
  becomes,
});

const binaryIn =
  (
    table: Readonly<Record<number, string>>,
    fits: (node: ts.BinaryExpression) => boolean = () => true,
  ): Operator =>
  node => {
    if (!ts.isBinaryExpression(node) || !fits(node)) return [];
    const becomes = table[node.operatorToken.kind];
    return becomes === undefined ? [] : [instead(node.operatorToken, becomes)];
  };

const isText = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) && (isText(node.left) || isText(node.right)));

const boundary = binaryIn({
  [K.LessThanToken]: '<=',
  [K.LessThanEqualsToken]: '<',
  [K.GreaterThanToken]: '>=',
  [K.GreaterThanEqualsToken]: '>',
});

const comparison = binaryIn({
  [K.LessThanToken]: '>=',
  [K.LessThanEqualsToken]: '>',
  [K.GreaterThanToken]: '<=',
  [K.GreaterThanEqualsToken]: '<',
});

const equality = binaryIn({
  [K.EqualsEqualsEqualsToken]: '!==',
  [K.ExclamationEqualsEqualsToken]: '===',
});

const logical = binaryIn({ [K.AmpersandAmpersandToken]: '||', [K.BarBarToken]: '&&' });

const arithmetic = binaryIn(
  {
    [K.PlusToken]: '-',
    [K.MinusToken]: '+',
    [K.AsteriskToken]: '/',
    [K.SlashToken]: '*',
    [K.PercentToken]: '*',
    [K.PlusEqualsToken]: '-=',
    [K.MinusEqualsToken]: '+=',
    [K.AsteriskEqualsToken]: '/=',
    [K.SlashEqualsToken]: '*=',
  },
  node => !isText(node),
);

/** `a ?? b` is `a`; `a ??= b` sets it each time. */
const fallback: Operator = node => {
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  if (kind === K.QuestionQuestionToken) return [{ from: node.left.getEnd(), to: node.getEnd(), becomes: '' }];
  return kind === K.QuestionQuestionEqualsToken ? [instead(node.operatorToken, '=')] : [];
};

const step: Operator = node => {
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return [];
  const operand = node.operand.getText();
  const isPrefix = ts.isPrefixUnaryExpression(node);
  if (node.operator === K.PlusPlusToken) return [instead(node, isPrefix ? `--${operand}` : `${operand}--`)];
  if (node.operator === K.MinusMinusToken) return [instead(node, isPrefix ? `++${operand}` : `${operand}++`)];
  return [];
};

const comparisons: readonly ts.SyntaxKind[] = [
  K.LessThanToken,
  K.LessThanEqualsToken,
  K.GreaterThanToken,
  K.GreaterThanEqualsToken,
  K.EqualsEqualsEqualsToken,
  K.ExclamationEqualsEqualsToken,
];

/** Those that no other operator turns round. */
const condition: Operator = node => {
  if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
    return [{ from: node.getStart(), to: node.operand.getStart(), becomes: '' }];
  const asked =
    ts.isIfStatement(node) || ts.isWhileStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node) || ts.isForStatement(node)
        ? node.condition
        : undefined;
  if (asked === undefined || asked.kind === K.TrueKeyword) return [];
  const isTurned =
    (ts.isBinaryExpression(asked) && comparisons.includes(asked.operatorToken.kind)) ||
    (ts.isPrefixUnaryExpression(asked) && asked.operator === K.ExclamationToken);
  return isTurned ? [] : [instead(asked, `!(${asked.getText()})`)];
};

const literal: Operator = node => {
  if (node.kind === K.TrueKeyword) return [instead(node, 'false')];
  if (node.kind === K.FalseKeyword) return [instead(node, 'true')];
  return [];
};

/** Of an order only the sign counts: `? -1 : 1`. */
const isSign = ({ parent }: ts.Node): boolean => {
  const choice = ts.isPrefixUnaryExpression(parent) ? parent.parent : parent;
  return (
    ts.isConditionalExpression(choice) &&
    [choice.whenTrue, choice.whenFalse].some(branch => branch.getText() === '-1')
  );
};

const number: Operator = node => {
  if (!ts.isNumericLiteral(node) || isSign(node)) return [];
  const value = Number(node.text);
  return [value + 1, ...(value > 0 ? [value - 1] : [])].map(other => instead(node, String(other)));
};

/** Words for people are nobody's business here. */
const isWords = (text: string): boolean => /\s/.test(text.trim());

const string: Operator = node => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return node.text === '' || isWords(node.text) ? [] : [instead(node, "''")];
  if (!ts.isTemplateExpression(node)) return [];
  const fixed = [node.head.text, ...node.templateSpans.map(span => span.literal.text)].join('');
  return isWords(fixed) ? [] : [instead(node, "''")];
};

const swapped: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  push: 'unshift',
  unshift: 'push',
  shift: 'pop',
  pop: 'shift',
  find: 'findLast',
  findLast: 'find',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

const dropped: readonly string[] = ['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim', 'slice'];

const method: Operator = node => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  const other = Object.hasOwn(swapped, name.text) ? swapped[name.text] : undefined;
  if (other !== undefined) return [instead(name, other)];
  const isDropped = dropped.includes(name.text) && !ts.isExpressionStatement(node.parent);
  return isDropped ? [{ from: expression.getEnd(), to: node.getEnd(), becomes: '' }] : [];
};

/** A return that is the last of its function is no branch that could be left out. */
const isEarly = (node: ts.Node): boolean => {
  const { parent } = node;
  if (!ts.isBlock(parent)) return ts.isIfStatement(parent) || ts.isCaseOrDefaultClause(parent);
  return (
    !ts.isFunctionLike(parent.parent) && !ts.isTryStatement(parent.parent) && !ts.isCatchClause(parent.parent)
  );
};

const statement: Operator = node => {
  if (ts.isExpressionStatement(node) || ts.isThrowStatement(node)) return [instead(node, ';')];
  return ts.isReturnStatement(node) && isEarly(node) ? [instead(node, ';')] : [];
};

/** The whole of what a function does, where it is more than one statement. */
const block: Operator = node =>
  ts.isBlock(node) && ts.isFunctionLike(node.parent) && node.statements.length > 1
    ? [instead(node, '{}')]
    : [];

export const operators = {
  boundary,
  comparison,
  equality,
  logical,
  arithmetic,
  fallback,
  step,
  condition,
  literal,
  number,
  string,
  method,
  statement,
  block,
} satisfies Readonly<Record<string, Operator>>;

export type OperatorName = keyof typeof operators;

export const operatorNames = Object.keys(operators) as readonly OperatorName[];
