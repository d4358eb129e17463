import { compareContent } from './compare-content.ts';
import { compareSchemas } from './compare-schema.ts';
import { headersOf, nodeOf, type OperationPair, type Placed, responsesOf, scopeOf } from './operation.ts';
import { removedVerb, renameOf } from './rename.ts';

export function compareResponses(pair: OperationPair): void {
  const { session } = pair;
  const old = responsesOf(session.old, pair.old);
  const next = responsesOf(session.new, pair.new);
  for (const [status, before] of old) {
    const after = next.get(status);
    const about = { subject: `response status ${status}`, use: pair.old.name };
    if (after === undefined) {
      session.findings.add({
        ...about,
        rule: 'response-status-removed',
        at: before.site,
        verb: 'was removed',
        before: status,
      });
      continue;
    }
    for (const at of [...before.places, ...after.places]) session.examined.add(at);
    compareContent(pair, before, after, 'response');
    compareHeaders(pair, status, { old: headersOf(session.old, before), new: headersOf(session.new, after) });
  }
  for (const [status, after] of next) {
    if (old.has(status)) continue;
    const isError = /^[45]/.test(status) || status === 'default';
    const rule = isError ? 'response-error-status-added' : 'response-success-status-added';
    const about = { subject: `response status ${status}`, use: pair.old.name };
    session.findings.add({ ...about, rule, at: after.site, verb: 'was added', after: status });
  }
}

type HeaderMaps = Readonly<Record<'old' | 'new', ReadonlyMap<string, Placed>>>;

function compareHeaders(pair: OperationPair, status: string, headers: HeaderMaps): void {
  const { session } = pair;
  const added = [...headers.new.keys()].filter(key => !headers.old.has(key));
  for (const [key, before] of headers.old) {
    const about = { subject: `response header \`${before.name}\` of status ${status}`, use: pair.old.name };
    const after = headers.new.get(key);
    if (after === undefined) {
      const hint = renameOf({ removed: key, added, isSame: () => false });
      session.findings.add({
        ...about,
        rule: 'response-header-removed',
        at: before.site,
        verb: removedVerb(hint),
        before: before.name,
      });
      continue;
    }
    for (const at of [before.site, before.at, after.site, after.at]) session.examined.add(at);
    if (before.isRequired !== after.isRequired) {
      const rule = after.isRequired ? 'response-header-made-required' : 'response-header-made-optional';
      const verb = after.isRequired ? 'became required' : 'became optional';
      session.findings.add({
        ...about,
        rule,
        at: after.at,
        verb,
        before: before.isRequired,
        after: after.isRequired,
      });
    }
    const scope = scopeOf(pair, 'response', `header \`${before.name}\``);
    compareSchemas(session, nodeOf(before.schema), nodeOf(after.schema), scope);
  }
  for (const key of added) {
    const header = headers.new.get(key);
    if (header === undefined) continue;
    const about = { subject: `response header \`${header.name}\` of status ${status}`, use: pair.old.name };
    session.findings.add({
      ...about,
      rule: 'response-header-added',
      at: header.site,
      verb: 'was added',
      after: header.name,
    });
  }
}
