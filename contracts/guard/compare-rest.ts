import type { Location, UnitKind } from './contract.ts';
import { isObject, isWithin, type Json } from './json.ts';
import { type RawChange, rawChanges } from './raw-changes.ts';
import type { RuleId } from './rules/index.ts';
import type { Session } from './session.ts';
import { readershipOf } from './texts.ts';

const catalogues: readonly (UnitKind | undefined)[] = ['errors', 'metrics', 'capabilities', 'order'];
const labels = /^\/(openapi|info(\/.*)?|version|\$id|\$schema|jsonSchemaDialect)$/;
const components = /^\/(components(\/.*)?|(\$defs|definitions)(\/.*)?)$/;

/** Gives a class to whatever no rule of meaning has spoken of. Nothing that differs is left out. */
export function compareRest(session: Session, file: string): void {
  const kind = session.new.units.get(file) ?? session.old.units.get(file);
  const [old, next] = [session.old.documents.get(file), session.new.documents.get(file)];
  if (kind === 'pact' || old === undefined || next === undefined) return;
  const covered = session.findings.covered();
  for (const change of rawChanges(old, next)) {
    const at: Location = { file, pointer: change.pointer };
    const rule = ruleOf({ session, at, change, covered, isCatalogue: catalogues.includes(kind) });
    if (rule === null) continue;
    const verb =
      change.before === undefined ? 'was added' : change.after === undefined ? 'was removed' : 'was changed';
    const ends = { before: brief(change.before), after: brief(change.after) };
    session.findings.add({ rule, at, subject: `\`${change.pointer || '/'}\``, verb, ...ends });
  }
}

interface Question {
  readonly session: Session;
  readonly at: Location;
  readonly change: RawChange;
  readonly covered: readonly Location[];
  readonly isCatalogue: boolean;
}

function ruleOf({ session, at, change, covered, isCatalogue }: Question): RuleId | null {
  const readership = readershipOf(at.pointer, isCatalogue);
  if (readership === 'text') return 'text-changed';
  const isSpokenOf = covered.some(
    other =>
      other.file === at.file && (isWithin(other.pointer, at.pointer) || isWithin(at.pointer, other.pointer)),
  );
  if (isSpokenOf) return null;
  if (readership === 'extension') return 'extension-changed';
  if (labels.test(at.pointer)) return 'version-label-changed';
  if (session.examined.covers(at)) return change.isOrder ? 'order-changed' : 'rewritten';
  if (at.pointer.endsWith('/deprecated')) return 'text-changed';
  return components.test(at.pointer) ? 'unused-part-changed' : 'unclassified-changed';
}

function brief(value: Json | undefined): Json | undefined {
  return isObject(value) || Array.isArray(value) ? `${JSON.stringify(value).slice(0, 200)}` : value;
}
