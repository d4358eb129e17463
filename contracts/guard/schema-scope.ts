import type { Location } from './contract.ts';
import { type Json, under } from './json.ts';
import type { RuleId } from './rules/index.ts';
import type { View } from './schema-view.ts';
import type { Session } from './session.ts';

export type Way = 'request' | 'response';

/** Where a comparison stands: who is touched, on which way, and the path of the field from its root. */
export interface Scope {
  readonly way: Way;
  readonly use: string;
  readonly root: string;
  readonly path: string;
  readonly seen: Set<string>;
}

export interface Sides {
  readonly session: Session;
  readonly old: View;
  readonly new: View;
  readonly scope: Scope;
}

export function fieldScope(scope: Scope, name: string): Scope {
  return { ...scope, path: scope.path === '' ? name : `${scope.path}.${name}` };
}

export function memberScope(scope: Scope, suffix: string): Scope {
  return { ...scope, path: `${scope.path}${suffix}` };
}

export function subjectOf(scope: Scope): string {
  return scope.path === '' ? `${scope.way} ${scope.root}` : `${scope.way} field \`${scope.path}\``;
}

export interface Change {
  readonly rule: RuleId;
  readonly at: Location;
  readonly verb: string;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
}

export function report(session: Session, scope: Scope, change: Change): void {
  session.findings.add({ ...change, subject: subjectOf(scope), use: scope.use });
}

/** The place of a keyword: in the newer contract, or in the older where it is gone. */
export function keywordAt(sides: Sides, keyword: string): Location {
  const view = sides.new;
  return { file: view.at.file, pointer: under(view.at.pointer, keyword) };
}

/** A value as a sentence shows it. */
export function shown(value: Json | undefined): string {
  const text = JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
