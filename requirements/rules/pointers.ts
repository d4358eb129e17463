import type { Problem } from '../model.ts';
import { parsePointer, resolves } from '../pointers/resolve-pointer.ts';
import type { GateInput, Rule } from './gate-input.ts';

export const pointersResolve: Rule = ({ extraction, contracts }) =>
  extraction.rows.flatMap(row =>
    row.contracts
      .filter(pointer => !resolves(contracts, parsePointer(pointer)))
      .map(pointer => ({
        rule: 'pointer-dangling',
        where: `.specs/${row.area}.md:${row.line}`,
        sentence: `${row.id} points to "${pointer}", which the contract does not have.`,
      })),
  );

/** What is proven from outside stands on something outside: an operation, an event, a field, a number. */
export const wireRowsPoint: Rule = ({ extraction }) =>
  extraction.rows
    .filter(row => row.contracts.length === 0)
    .flatMap(row => {
      const clause = row.clauses.find(
        each => each.level === 'MUST' && (each.proof === 'conformance' || each.proof === 'pact'),
      );
      if (clause === undefined) return [];
      return [
        {
          rule: 'pointer-missing',
          where: `.specs/${row.area}.md:${row.line}`,
          sentence: `${clause.id} is a MUST proven by ${clause.proof} and points to no contract.`,
        },
      ];
    });

/** Nothing is in the contract that no requirement asks for. */
export const contractsAreClaimed: Rule = input => {
  const { operations, streamed, errors, metrics } = input.contracts;
  return [
    ...unclaimed(
      input,
      'op',
      operations.map(operation => operation.id),
    ),
    ...unclaimed(input, 'event', streamed),
    ...unclaimed(input, 'error', errors),
    ...unclaimed(input, 'metric', metrics),
  ];
};

const nouns: Readonly<Record<string, string>> = {
  op: 'operation',
  event: 'event',
  error: 'error code',
  metric: 'metric',
};

function unclaimed({ extraction }: GateInput, kind: string, names: Iterable<string>): readonly Problem[] {
  const claimed = new Set(
    extraction.rows
      .flatMap(row => row.contracts)
      .map(parsePointer)
      .filter(pointer => pointer.kind === kind)
      .map(pointer => pointer.name),
  );
  return [...names]
    .filter(name => !claimed.has(name))
    .map(name => ({
      rule: 'contract-unclaimed',
      where: `${kind}:${name}`,
      sentence: `No requirement claims the ${nouns[kind] ?? kind} ${name}.`,
    }));
}
