import { compareSchemas } from './compare-schema.ts';
import { same } from './json.ts';
import { bodyOf, type Content, type Media, nodeOf, type OperationPair, scopeOf } from './operation.ts';
import { below } from './schema-parts.ts';
import type { Scope, Way } from './schema-scope.ts';

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
    compareContent(pair, 'request', { old, new: next });
  }
}

type Sides<Of> = Readonly<Record<'old' | 'new', Of>>;

export function compareContent(pair: OperationPair, way: Way, { old, new: next }: Sides<Content>): void {
  const { findings } = pair.session;
  const where = old.status === null ? '' : ` of status ${old.status}`;
  const about = (name: string) => ({ subject: `${way} media type \`${name}\`${where}`, use: pair.old.name });
  for (const [name, before] of old.media) {
    const after = next.media.get(name);
    const removed = {
      ...about(name),
      rule: `${way}-media-type-removed`,
      at: before.at,
      verb: 'was removed',
    } as const;
    if (after === undefined) findings.add({ ...removed, before: name });
    else compareMedia(pair, scopeOf(pair, way, 'body'), { old: before, new: after, about: about(name) });
  }
  for (const [name, after] of next.media) {
    if (old.media.has(name)) continue;
    const added = {
      ...about(name),
      rule: `${way}-media-type-added`,
      at: after.at,
      verb: 'was added',
    } as const;
    findings.add({ ...added, after: name });
  }
}

interface MediaPair extends Sides<Media> {
  readonly about: { readonly subject: string; readonly use: string };
}

function compareMedia({ session }: OperationPair, scope: Scope, { old, new: next, about }: MediaPair): void {
  if (!same(old.other, next.other)) {
    const change = {
      rule: `${scope.way}-media-type-changed`,
      at: next.at,
      verb: 'is written otherwise',
    } as const;
    session.findings.add({ ...about, ...change, before: old.other, after: next.other });
  }
  compareSchemas(session, scope, { old: nodeOf(old.schema), new: nodeOf(next.schema) });
}
