// Which clauses the interactions of a pact name, and which of these no requirement has.
interface Interaction {
  readonly description: string;
  readonly comments?: { readonly references?: { readonly requirements?: { readonly clauses?: string } } };
}

export interface NamedClauses {
  readonly description: string;
  readonly clauses: readonly string[];
}

export function namedClauses(pact: string): NamedClauses[] {
  const { interactions } = JSON.parse(pact) as { interactions: readonly Interaction[] };
  return interactions.map(({ description, comments }) => ({
    description,
    clauses: (comments?.references?.requirements?.clauses ?? '').split(', ').filter(clause => clause !== ''),
  }));
}

/** A requirement with lettered clauses is named by its clauses, one without by its id. */
export function clauseProblems(named: readonly NamedClauses[], known: ReadonlySet<string>): string[] {
  return named.flatMap(({ description, clauses }) => {
    if (clauses.length === 0) return [`the interaction "${description}" names no clause that it proves.`];
    return clauses
      .filter(clause => !known.has(clause))
      .map(clause => `the interaction "${description}" names ${clause}, which no requirement has.`);
  });
}
