import {
  compareConstraints,
  compareDefaults,
  compareEnums,
  compareLimits,
  compareTypes,
  compareWords,
} from './compare-values.ts';
import { type Location, showLocation } from './contract.ts';
import { canonical, objectOf, under } from './json.ts';
import { removedVerb, renameOf } from './rename.ts';
import { expanded } from './resolve.ts';
import type { Node } from './schema-parts.ts';
import { fieldScope, keywordAt, memberScope, report, type Scope, type Sides } from './schema-scope.ts';
import { matchVariants, type NodePair } from './schema-variants.ts';
import { keyOf, meaningOf, viewOf } from './schema-view.ts';
import type { Session } from './session.ts';

const nowhere: Location = { file: '', pointer: '' };

/** Compares what two positions say of a value, and everything below them. */
export function compareSchemas(session: Session, scope: Scope, nodes: NodePair): void {
  const before = viewOf(session.old, nodes.old, nodes.new[0]?.at ?? nowhere);
  const after = viewOf(session.new, nodes.new, before.at);
  const key = `${keyOf(before)} → ${keyOf(after)}`;
  if (scope.seen.has(key)) return;
  scope.seen.add(key);
  for (const place of [...before.places, ...after.places]) session.examined.add(place);
  const sides: Sides = { session, old: before, new: after, scope };
  if (!compareTypes(sides)) return;
  compareEnums(sides);
  compareLimits(sides);
  compareWords(sides);
  compareDefaults(sides);
  compareConstraints(sides);
  compareClosing(sides);
  compareFields(sides);
  if (!before.isClosed && !after.isClosed) compareMembers(sides, 'additional', '.*');
  compareMembers(sides, 'items', '[]');
  compareUnions(sides);
}

function compareClosing(sides: Sides): void {
  const { old, new: next, scope, session } = sides;
  if (old.isClosed === next.isClosed) return;
  const at = keywordAt(sides, 'additionalProperties');
  if (next.isClosed)
    report(session, scope, { rule: `${scope.way}-object-closed`, at, verb: 'takes no other fields now' });
  else report(session, scope, { rule: `${scope.way}-object-opened`, at, verb: 'takes other fields now' });
}

/** Both sides may leave it out; one that does allows anything. */
function compareMembers(sides: Sides, part: 'additional' | 'items', suffix: string): void {
  const [old, next] = [sides.old[part], sides.new[part]];
  if (old.length === 0 && next.length === 0) return;
  compareSchemas(sides.session, memberScope(sides.scope, suffix), { old, new: next });
}

function placeOf(sides: Sides, side: 'old' | 'new', name: string): Location {
  const view = sides[side];
  return (
    view.fields.get(name)?.[0]?.at ?? {
      file: view.at.file,
      pointer: under(view.at.pointer, 'properties', name),
    }
  );
}

function compareFields(sides: Sides): void {
  const names = (view: Sides['old']): Set<string> => new Set([...view.fields.keys(), ...view.required]);
  const [before, after] = [names(sides.old), names(sides.new)];
  const added = [...after.difference(before)];
  for (const name of before.difference(after)) reportRemoved(sides, name, added);
  for (const name of added) reportAdded(sides, name);
  for (const name of before.intersection(after)) {
    compareRequired(sides, name);
    const scope = fieldScope(sides.scope, name);
    const [old, next] = [sides.old.fields.get(name) ?? [], sides.new.fields.get(name) ?? []];
    compareSchemas(sides.session, scope, { old, new: next });
  }
}

function reportRemoved(sides: Sides, name: string, added: readonly string[]): void {
  const { session, old, new: next, scope } = sides;
  const meaning = meaningOf(session.old, old.fields.get(name) ?? []);
  const hint = renameOf({
    removed: name,
    added,
    isSame: other => meaningOf(session.new, next.fields.get(other) ?? []) === meaning,
  });
  const isIgnored = scope.way === 'request' && !next.isClosed;
  const rule = isIgnored ? 'request-field-ignored' : (`${scope.way}-field-removed` as const);
  const at = placeOf(sides, 'old', name);
  report(session, fieldScope(scope, name), { rule, at, verb: removedVerb(hint), before: name, after: hint });
}

function reportAdded(sides: Sides, name: string): void {
  const { session, scope } = sides;
  const isRequired = sides.new.required.has(name);
  const rule = isRequired
    ? (`${scope.way}-required-field-added` as const)
    : (`${scope.way}-optional-field-added` as const);
  const verb = isRequired ? 'was added as required' : 'was added as optional';
  report(session, fieldScope(scope, name), { rule, at: placeOf(sides, 'new', name), verb, after: name });
}

function compareRequired(sides: Sides, name: string): void {
  const { session, scope } = sides;
  const [before, after] = [sides.old.required.has(name), sides.new.required.has(name)];
  if (before === after) return;
  const rule = after
    ? (`${scope.way}-field-made-required` as const)
    : (`${scope.way}-field-made-optional` as const);
  const verb = after ? 'became required' : 'became optional';
  report(session, fieldScope(scope, name), { rule, at: placeOf(sides, 'new', name), verb, before, after });
}

function compareUnions(sides: Sides): void {
  const { session, scope } = sides;
  if (sides.old.union.length === 0 && sides.new.union.length === 0) return;
  const at = keywordAt(sides, 'oneOf');
  if (sides.old.union.length === 0) {
    report(session, scope, {
      rule: `${scope.way}-constraint-added`,
      at,
      verb: 'must now fit one of several variants',
    });
    return;
  }
  if (sides.new.union.length === 0) {
    report(session, scope, {
      rule: `${scope.way}-constraint-removed`,
      at,
      verb: 'need not fit one of several variants',
    });
    return;
  }
  const matched = matchVariants(session, sides.old.union, sides.new.union);
  for (const pair of matched.pairs) compareSchemas(session, scope, pair);
  for (const node of matched.removed) reportVariant(sides, node, 'removed');
  for (const node of matched.added) reportVariant(sides, node, 'added');
}

function reportVariant(sides: Sides, node: Node, what: 'added' | 'removed'): void {
  const [part] = node;
  if (part === undefined) return;
  const { session, scope } = sides;
  const contract = what === 'added' ? session.new : session.old;
  const view = viewOf(contract, node, part.at);
  const name = view.at.pointer === part.at.pointer ? '' : ` \`${view.at.pointer.split('/').at(-1)}\``;
  for (const place of view.places) session.examined.add(place);
  const body = objectOf(expanded(contract, part));
  const ends = what === 'added' ? { after: showLocation(view.at) } : { before: showLocation(view.at) };
  const verb = `${what === 'added' ? 'got' : 'lost'} the variant${name || ` ${canonical(body).slice(0, 60)}`}`;
  report(session, scope, { rule: `${scope.way}-variant-${what}`, at: part.at, verb, ...ends });
}
