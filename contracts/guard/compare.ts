import { compareCatalogue } from './compare-catalogue.ts';
import { compareOpenapi } from './compare-openapi.ts';
import { compareOrder } from './compare-order.ts';
import { comparePact } from './compare-pact.ts';
import { compareRest } from './compare-rest.ts';
import { compareSchemas } from './compare-schema.ts';
import type { Contract, UnitKind } from './contract.ts';
import { objectOf } from './json.ts';
import type { Difference } from './rows.ts';
import type { RuleId } from './rules/index.ts';
import type { Way } from './schema-scope.ts';
import { type Session, sessionOf } from './session.ts';

/** Every difference between two contracts, each with its class, the breaking ones first. */
export function compareContracts(old: Contract, next: Contract): Difference[] {
  const session = sessionOf(old, next);
  for (const [file, kind] of old.units) {
    if (next.units.has(file)) comparisons[kind](session, file);
    else reportUnit(session, file, { kind, what: 'removed' });
  }
  for (const [file, kind] of next.units) {
    if (!old.units.has(file)) reportUnit(session, file, { kind, what: 'added' });
  }
  for (const file of new Set([...old.documents.keys(), ...next.documents.keys()])) compareRest(session, file);
  return session.findings.differences();
}

const comparisons: Readonly<Record<UnitKind, (session: Session, file: string) => void>> = {
  openapi: compareOpenapi,
  errors: (session, file) => compareCatalogue(session, file, 'errors'),
  metrics: (session, file) => compareCatalogue(session, file, 'metrics'),
  capabilities: (session, file) => compareCatalogue(session, file, 'capabilities'),
  order: compareOrder,
  event: (session, file) => compareDocument(session, file, ['response']),
  document: (session, file) => compareDocument(session, file, waysOf(session, file)),
  pact: comparePact,
};

/** People write some documents and read others; of what is unknown both is asked. */
const written = /^(config|profile|target|baseline|corpus|mutant|workload|experiment)s?$/;
const read = /(^|-)(report|run|transcript|attestation|record|status|log|evidence|verdict|catalogue)s?$/;

function waysOf(session: Session, file: string): Way[] {
  const said = objectOf(session.old.documents.get(file))['x-direction'];
  if (said === 'request' || said === 'response') return [said];
  const name = nameOf(file);
  if (written.test(name)) return ['request'];
  return read.test(name) ? ['response'] : ['request', 'response'];
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.schema\.(json|ya?ml)$/, '');
}

function compareDocument(session: Session, file: string, ways: readonly Way[]): void {
  const at = { file, pointer: '' };
  for (const way of ways) {
    const [old, next] = [session.old, session.new].map(contract => [
      { schema: contract.documents.get(file) ?? true, at },
    ]);
    const scope = { way, use: nameOf(file), root: 'document', path: '', seen: new Set<string>() };
    compareSchemas(session, scope, { old: old ?? [], new: next ?? [] });
  }
}

const unitRules: Readonly<Record<UnitKind, Readonly<Record<'added' | 'removed', RuleId>>>> = {
  openapi: { added: 'api-added', removed: 'api-removed' },
  errors: { added: 'catalogue-added', removed: 'catalogue-removed' },
  metrics: { added: 'catalogue-added', removed: 'catalogue-removed' },
  capabilities: { added: 'catalogue-added', removed: 'catalogue-removed' },
  order: { added: 'catalogue-added', removed: 'catalogue-removed' },
  event: { added: 'event-added', removed: 'event-removed' },
  document: { added: 'schema-added', removed: 'schema-removed' },
  pact: { added: 'pact-added', removed: 'pact-removed' },
};

interface UnitChange {
  readonly kind: UnitKind;
  readonly what: 'added' | 'removed';
}

function reportUnit(session: Session, file: string, { kind, what }: UnitChange): void {
  const subject = kind === 'event' ? `response event \`${nameOf(file)}\`` : 'the file';
  session.findings.add({
    rule: unitRules[kind][what],
    at: { file, pointer: '' },
    subject,
    verb: `was ${what}`,
  });
}
