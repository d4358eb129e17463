import type { Location, UnitKind } from './contract.ts';
import { isObject, isWithin, type Json, objectOf } from './json.ts';
import { type RawChange, rawChanges } from './raw-changes.ts';
import type { RuleId } from './rules/index.ts';
import type { Session } from './session.ts';
import { type Readership, readershipOf } from './texts.ts';

const catalogues: readonly (UnitKind | undefined)[] = ['errors', 'metrics', 'capabilities', 'order'];
const labels = /^\/(openapi|info(\/.*)?|version|\$id|\$schema|jsonSchemaDialect)$/;
const components = /^\/(components(\/.*)?|(\$defs|definitions)(\/.*)?)$/;

/** Gives a class to whatever no rule of meaning has spoken of. Nothing that differs is left out. */
export function compareRest(session: Session, file: string): void {
  const kind = session.new.units.get(file) ?? session.old.units.get(file);
  const [old, next] = [session.old.documents.get(file), session.new.documents.get(file)];
  if (kind === 'pact' || old === undefined || next === undefined) return;
  const covered = session.findings.covered();
  for (const change of rawChanges(withPathsOf(next, old), next)) {
    const readership = readershipOf(change.pointer, catalogues.includes(kind));
    const at: Location = { file, pointer: readership.pointer };
    const rule = ruleOf({ session, at, change, covered, readership });
    if (rule === null) continue;
    const verb = at.pointer === change.pointer ? verbOf(change) : 'was changed';
    const ends = { before: brief(change.before), after: brief(change.after) };
    session.findings.add({ rule, at, subject: `\`${at.pointer || '/'}\``, verb, ...ends });
  }
}

function verbOf({ before, after }: RawChange): string {
  if (before === undefined) return 'was added';
  return after === undefined ? 'was removed' : 'was changed';
}

interface Question {
  readonly session: Session;
  readonly at: Location;
  readonly change: RawChange;
  readonly covered: readonly Location[];
  readonly readership: Readership;
}

function ruleOf({ session, at, change, covered, readership }: Question): RuleId | null {
  if (readership.of === 'text') return 'text-changed';
  const isSpokenOf = covered.some(other => holds(other, at) || holds(at, other));
  if (isSpokenOf) return null;
  if (readership.of === 'extension') return 'extension-changed';
  if (labels.test(at.pointer)) return 'version-label-changed';
  const place = session.examined.innermost(at);
  if (place !== null) {
    if (change.isOrder) return 'order-changed';
    // A rule spoke of this very place: what is left is the other half of how that change is written.
    return covered.some(other => holds(place, other)) ? null : 'rewritten';
  }
  if (at.pointer.endsWith('/deprecated')) return 'text-changed';
  return components.test(at.pointer) ? 'unused-part-changed' : 'unclassified-changed';
}

function holds(outer: Location, inner: Location): boolean {
  return outer.file === inner.file && isWithin(inner.pointer, outer.pointer);
}

/** The older document with the path templates of the newer: `/a/{id}` is the address `/a/{a_id}`. */
function withPathsOf(next: Json, old: Json): Json {
  if (!isObject(old) || !isObject(old.paths) || !isObject(next)) return old;
  const address = (path: string): string => path.replaceAll(/\{[^}]*\}/g, '{}');
  const names = new Map(Object.keys(objectOf(next.paths)).map(path => [address(path), path]));
  const paths = Object.entries(old.paths).map(([path, item]) => [names.get(address(path)) ?? path, item]);
  return { ...old, paths: Object.fromEntries(paths) };
}

function brief(value: Json | undefined): Json | undefined {
  return isObject(value) || Array.isArray(value) ? `${JSON.stringify(value).slice(0, 200)}` : value;
}
