import { type Json, listOf, objectOf, same, textsOf } from './json.ts';
import type { Operation, OperationPair } from './operation.ts';
import { target } from './resolve.ts';
import { below } from './schema-parts.ts';
import type { Session } from './session.ts';

/** One way to be let in: every scheme of it, with every scope. */
type Way = ReadonlyMap<string, ReadonlySet<string>>;

function waysOf(operation: Operation): Way[] {
  const written = listOf(operation.value.security ?? operation.api.security);
  const ways = written.map(
    way =>
      new Map(Object.entries(objectOf(way)).map(([scheme, scopes]) => [scheme, new Set(textsOf(scopes))])),
  );
  return ways.length === 0 ? [new Map()] : ways;
}

/** Whoever meets `held` meets `asked` too. */
function meets(held: Way, asked: Way): boolean {
  return [...asked].every(([scheme, scopes]) => {
    const mine = held.get(scheme);
    return mine !== undefined && scopes.isSubsetOf(mine);
  });
}

export function compareSecurity({ session, old, new: next }: OperationPair): void {
  const [before, after] = [waysOf(old), waysOf(next)];
  const at = below(next.part, null, 'security').at;
  session.examined.add(at);
  const shared = { file: at.file, pointer: '/security' };
  session.examined.add(shared);
  const about = {
    at,
    subject: 'the security',
    use: old.name,
    before: old.value.security ?? old.api.security,
    after: next.value.security ?? next.api.security,
  };
  if (!before.every(held => after.some(asked => meets(held, asked)))) {
    session.findings.add({ ...about, rule: 'security-tightened', verb: 'asks for more' });
  } else if (!after.every(held => before.some(asked => meets(held, asked)))) {
    session.findings.add({ ...about, rule: 'security-loosened', verb: 'asks for less' });
  } else return;
  session.findings.cover(shared);
}

/** The roles of which a key needs one; null where the contract speaks of none. */
function rolesOf(operation: Operation): Set<string> | null {
  const roles = operation.value['x-roles'];
  return roles === undefined ? null : new Set(textsOf(roles));
}

export function compareRoles({ session, old, new: next }: OperationPair): void {
  const [before, after] = [rolesOf(old), rolesOf(next)];
  const ends = { use: old.name, before: old.value['x-roles'], after: next.value['x-roles'] };
  const say = (what: 'added' | 'removed', role: string | null): void => {
    const at = below(what === 'removed' ? old.part : next.part, null, 'x-roles', role ?? 'any').at;
    const subject = role === null ? 'the right of any key' : `role \`${role}\``;
    session.findings.add({ ...ends, rule: `role-${what}`, at, subject, verb: `was ${what}` });
  };
  if (before === null && after !== null) say('removed', null);
  if (before !== null && after === null) say('added', null);
  if (before === null || after === null) return;
  for (const role of before.difference(after)) say('removed', role);
  for (const role of after.difference(before)) say('added', role);
}

function schemesOf(session: Session, side: 'old' | 'new', file: string): Map<string, Json> {
  const contract = session[side];
  const api = objectOf(contract.documents.get(file));
  const root = { schema: api, at: { file, pointer: '' } };
  const schemes = Object.entries(objectOf(objectOf(api.components).securitySchemes));
  return new Map(
    schemes.map(([name, written]) => {
      const found = target(contract, below(root, written, 'components', 'securitySchemes', name));
      session.examined.add(found.at);
      const { description: _, ...meaning } = objectOf(found.schema);
      return [name, meaning];
    }),
  );
}

export function compareSecuritySchemes(session: Session, file: string): void {
  const [old, next] = [schemesOf(session, 'old', file), schemesOf(session, 'new', file)];
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const [before, after] = [old.get(name), next.get(name)];
    const at = { file, pointer: `/components/securitySchemes/${name}` };
    const about = { at, subject: `security scheme \`${name}\``, before, after };
    if (after === undefined)
      session.findings.add({ ...about, rule: 'security-scheme-removed', verb: 'was removed' });
    else if (before === undefined)
      session.findings.add({ ...about, rule: 'security-scheme-added', verb: 'was added' });
    else if (!same(before, after)) {
      session.findings.add({ ...about, rule: 'security-scheme-changed', verb: 'was changed' });
    }
  }
}
