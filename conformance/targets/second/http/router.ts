import { type OperationId, operationTable } from '#contracts';

interface Row {
  readonly id: OperationId;
  readonly method: string;
  readonly parts: readonly string[];
}

export interface Match {
  readonly operation: OperationId | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** The methods of the path; empty where there is no such path. */
  readonly methods: readonly string[];
  /** The path asks for no key. */
  readonly isOpen: boolean;
}

const isOperation = (id: string): id is OperationId => Object.hasOwn(operationTable, id);

const parametersOf = (
  parts: readonly string[],
  path: readonly string[],
): Record<string, string> | undefined => {
  if (parts.length !== path.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const given = path[at] ?? '';
    if (part.startsWith('{')) found[part.slice(1, -1)] = given;
    else if (part !== given) return undefined;
  }
  return Object.values(found).includes('') ? undefined : found;
};

/** What can't be decoded stays as it was sent, and is an id of nobody. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Paths and methods of the contract, as far as this server serves them. */
export class Router {
  readonly #rows: readonly Row[];

  constructor(served: (id: OperationId) => boolean) {
    this.#rows = Object.keys(operationTable)
      .filter(isOperation)
      .filter(served)
      .map(id => ({
        id,
        method: operationTable[id].method.toUpperCase(),
        parts: operationTable[id].path.split('/'),
      }));
  }

  match(method: string, path: string): Match {
    const parts = path.split('/').map(decoded);
    const fitting = this.#rows.flatMap(row => {
      const parameters = parametersOf(row.parts, parts);
      return parameters === undefined ? [] : [{ row, parameters }];
    });
    const exact = fitting.find(({ row }) => row.method === method);
    return {
      operation: exact?.row.id,
      parameters: exact?.parameters ?? {},
      methods: fitting.map(({ row }) => row.method),
      isOpen: fitting.some(({ row }) => operationTable[row.id].roles.length === 0),
    };
  }
}
