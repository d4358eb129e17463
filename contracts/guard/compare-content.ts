import { compareSchemas } from './compare-schema.ts';
import { same } from './json.ts';
import { bodyOf, type Content, nodeOf, type OperationPair, scopeOf } from './operation.ts';
import { below } from './schema-parts.ts';
import type { Way } from './schema-scope.ts';

export function compareRequestBody(pair: OperationPair): void {
  const { session } = pair;
  const old = bodyOf(session.old, pair.old);
  const next = bodyOf(session.new, pair.new);
  const about = { subject: 'the request body', use: pair.old.name };
  if (old === null && next === null) return;
  for (const body of [old, next]) if (body !== null) for (const at of body.places) session.examined.add(at);
  if (old === null) {
    const rule = next?.isRequired ? 'request-body-required-added' : 'request-body-optional-added';
    const verb = next?.isRequired ? 'was added as required' : 'was added as optional';
    session.findings.add({ ...about, rule, at: below(pair.new.part, null, 'requestBody').at, verb });
  } else if (next === null) {
    const at = below(pair.old.part, null, 'requestBody').at;
    session.findings.add({ ...about, rule: 'request-body-removed', at, verb: 'was removed' });
  } else {
    if (old.isRequired !== next.isRequired) {
      const rule = next.isRequired ? 'request-body-made-required' : 'request-body-made-optional';
      const verb = next.isRequired ? 'became required' : 'became optional';
      const ends = { before: old.isRequired, after: next.isRequired };
      session.findings.add({ ...about, rule, at: next.at, verb, ...ends });
    }
    compareContent(pair, old, next, 'request');
  }
}

export function compareContent(pair: OperationPair, old: Content, next: Content, way: Way): void {
  const { session } = pair;
  const where = old.status === null ? '' : ` of status ${old.status}`;
  for (const [name, media] of old.media) {
    const after = next.media.get(name);
    const about = { subject: `${way} media type \`${name}\`${where}`, use: pair.old.name };
    if (after === undefined) {
      session.findings.add({
        ...about,
        rule: `${way}-media-type-removed`,
        at: media.at,
        verb: 'was removed',
        before: name,
      });
      continue;
    }
    if (!same(media.other, after.other)) {
      const ends = { before: media.other, after: after.other };
      session.findings.add({
        ...about,
        rule: `${way}-media-type-changed`,
        at: after.at,
        verb: 'is written otherwise',
        ...ends,
      });
    }
    compareSchemas(session, nodeOf(media.schema), nodeOf(after.schema), scopeOf(pair, way, 'body'));
  }
  for (const [name, media] of next.media) {
    if (old.media.has(name)) continue;
    const subject = `${way} media type \`${name}\`${where}`;
    const added = { rule: `${way}-media-type-added`, at: media.at, verb: 'was added', after: name } as const;
    session.findings.add({ ...added, subject, use: pair.old.name });
  }
}
