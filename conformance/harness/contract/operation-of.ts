import { type OperationId, operationTable } from '#contracts';

interface Route {
  readonly id: OperationId;
  readonly method: string;
  readonly pattern: RegExp;
  readonly literals: number;
}

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

/** A target may live below a path of its own, so that templates are looked for at the end. */
const patternOf = (template: string): RegExp => {
  const body = template
    .split(/\{[^}]+\}/)
    .map(escaped)
    .join('[^/]+');
  return new RegExp(template === '/' ? '^/$' : `${body}$`);
};

const isOperationId = (id: string): id is OperationId => Object.hasOwn(operationTable, id);

const routes: readonly Route[] = Object.keys(operationTable)
  .filter(isOperationId)
  .map(id => {
    const { method, path } = operationTable[id];
    return {
      id,
      method: method.toUpperCase(),
      pattern: patternOf(path),
      literals: path.replaceAll(/\{[^}]+\}/g, '').length,
    };
  })
  .sort((a, b) => b.literals - a.literals);

/** The operation that a request means; undefined where the contract has none of that method and path. */
export const operationOf = (method: string, url: string): OperationId | undefined => {
  const path = URL.parse(url)?.pathname ?? url.split('?')[0] ?? '';
  return routes.find(route => route.method === method && route.pattern.test(path))?.id;
};
