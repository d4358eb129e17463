import type { Level, ProofKind, Requirement } from '#requirements';
import { digestOf } from '../canonical-json.ts';

interface MadeClause {
  readonly level?: Level;
  readonly proof?: ProofKind;
  readonly text: string;
}

interface MadeRow {
  readonly level?: Level;
  readonly area?: string;
  readonly profile?: Requirement['profile'];
  readonly note?: string;
  readonly text?: string;
  /** By letter; a single one without. */
  readonly clauses: Readonly<Record<string, MadeClause>>;
}

const hashOf = (text: string): string => digestOf(text).slice(-16);

/** A row whose id stands in no .specs: what is tested must not hang on today's words. */
export const madeRequirement = (id: string, row: MadeRow): Requirement => {
  const { level = 'MUST', area = 'queue', profile = 'orchqueue-core', note = '' } = row;
  const text =
    row.text ??
    Object.values(row.clauses)
      .map(clause => clause.text)
      .join('; ');
  const made = {
    id,
    area,
    level,
    profile,
    note,
    text,
    section: 'Made for a test',
    hash: hashOf(text),
    since: '1.0',
    contracts: [],
    code: [],
    proofs: [],
    status: 'untested',
    clauses: Object.entries(row.clauses).map(([letter, clause]) => ({
      id: letter === '' ? id : `${id}(${letter})`,
      letter,
      level: clause.level ?? level,
      text: clause.text,
      hash: hashOf(clause.text),
      proof: clause.proof ?? 'conformance',
      because: '',
    })),
  };
  // Ids are a closed union that only the extractor makes; these are made for a test.
  return made as unknown as Requirement;
};
