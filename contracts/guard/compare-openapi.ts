import { compareOperations } from './compare-operation.ts';
import { compareSecuritySchemes } from './compare-security.ts';
import { type Json, listOf, objectOf, same } from './json.ts';
import { type Operation, operationsOf } from './operation.ts';
import { removedVerb, renameOf } from './rename.ts';
import type { Session } from './session.ts';

export function compareOpenapi(session: Session, file: string): void {
  const old = operationsOf(session.old, file);
  const next = operationsOf(session.new, file);
  const paired = new Set<Operation>();
  for (const before of old) {
    const after = findAgain(before, next);
    if (after === null)
      reportRemoved(
        session,
        before,
        next.filter(other => !old.some(one => one.address === other.address)),
      );
    else {
      paired.add(after);
      if (before.address !== after.address) reportMoved(session, before, after);
      compareOperations({
        session,
        old: before,
        new: after,
        seen: { request: new Set(), response: new Set() },
      });
    }
  }
  for (const after of next) {
    if (paired.has(after)) continue;
    const subject = `the operation ${after.name}`;
    session.findings.add({
      rule: 'operation-added',
      at: after.part.at,
      subject,
      verb: 'was added',
      after: after.address,
    });
  }
  compareSecuritySchemes(session, file);
  compareFrame(session, file);
}

/** An operation is the same at the same address, or under the same operationId where its address is gone. */
function findAgain(before: Operation, next: readonly Operation[]): Operation | null {
  const atAddress = next.find(after => after.address === before.address);
  return atAddress ?? next.find(after => after.id !== null && after.id === before.id) ?? null;
}

function reportRemoved(session: Session, before: Operation, added: readonly Operation[]): void {
  const hint = renameOf({ removed: before.name, added: added.map(one => one.name), isSame: () => false });
  const about = {
    at: before.part.at,
    subject: `the operation ${before.name}`,
    before: before.address,
    after: hint,
  };
  session.findings.add({ ...about, rule: 'operation-removed', verb: removedVerb(hint) });
}

function reportMoved(session: Session, before: Operation, after: Operation): void {
  const ends = { before: before.address, after: after.address };
  const verb = `moved from ${before.address} to ${after.address}`;
  const subject = `the operation ${before.name}`;
  session.findings.add({ rule: 'operation-moved', at: before.part.at, subject, verb, ...ends });
  session.findings.cover(after.part.at);
}

function compareFrame(session: Session, file: string): void {
  const [old, next] = [session.old, session.new].map(contract => objectOf(contract.documents.get(file)));
  const at = { file, pointer: '/servers' };
  session.examined.add({ file, pointer: '/tags' });
  if (same(serverAddresses(old?.servers), serverAddresses(next?.servers))) session.examined.add(at);
  else {
    const ends = { before: old?.servers, after: next?.servers };
    session.findings.add({
      rule: 'servers-changed',
      at,
      subject: 'the server list',
      verb: 'was changed',
      ...ends,
    });
  }
}

function serverAddresses(servers: Json | undefined): Json[] {
  return listOf(servers).map(server => objectOf(server).url ?? '');
}
