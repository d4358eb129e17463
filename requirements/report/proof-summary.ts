interface Proven {
  readonly clauses: readonly { readonly letter: string; readonly proof: string }[];
}

/** `conformance; (c) simulation`: the most frequent kind first, then who differs. */
export function proofSummary({ clauses }: Proven): string {
  const kinds = [...new Set(clauses.map(clause => clause.proof))];
  const lettersOf = (kind: string) =>
    clauses.filter(clause => clause.proof === kind).map(clause => clause.letter);
  const [main = '', ...others] = kinds.sort(
    (left, right) => lettersOf(right).length - lettersOf(left).length,
  );
  const rest = others.map(
    kind =>
      `${lettersOf(kind)
        .map(letter => `(${letter})`)
        .join('')} ${kind}`,
  );
  return [main, ...rest].join('; ');
}
