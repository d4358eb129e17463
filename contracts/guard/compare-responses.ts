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
    compareContent(pair, 'response', { old: before, new: after });
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
  const { findings } = pair.session;
  const about = (name: string) => ({
    subject: `response header \`${name}\` of status ${status}`,
    use: pair.old.name,
  });
  const added = [...headers.new.keys()].filter(key => !headers.old.has(key));
  for (const [key, before] of headers.old) {
    const after = headers.new.get(key);
    if (after !== undefined) compareHeader(pair, { old: before, new: after, about: about(before.name) });
    else {
      const verb = removedVerb(renameOf({ removed: key, added, isSame: () => false }));
      const removed = { rule: 'response-header-removed', at: before.site, verb } as const;
      findings.add({ ...about(before.name), ...removed, before: before.name });
    }
  }
  for (const key of added) {
    const header = headers.new.get(key);
    if (header === undefined) continue;
    const change = { rule: 'response-header-added', at: header.site, verb: 'was added' } as const;
    findings.add({ ...about(header.name), ...change, after: header.name });
  }
}

interface HeaderPair {
  readonly old: Placed;
  readonly new: Placed;
  readonly about: { readonly subject: string; readonly use: string };
}

function compareHeader(pair: OperationPair, { old, new: next, about }: HeaderPair): void {
  const { session } = pair;
  for (const at of [old.site, old.at, next.site, next.at]) session.examined.add(at);
  if (old.isRequired !== next.isRequired) {
    const rule = next.isRequired ? 'response-header-made-required' : 'response-header-made-optional';
    const verb = next.isRequired ? 'became required' : 'became optional';
    session.findings.add({
      ...about,
      rule,
      at: next.at,
      verb,
      before: old.isRequired,
      after: next.isRequired,
    });
  }
  const scope = scopeOf(pair, 'response', `header \`${old.name}\``);
  compareSchemas(session, scope, { old: nodeOf(old.schema), new: nodeOf(next.schema) });
}
