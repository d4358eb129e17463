import { compareSchemas } from './compare-schema.ts';
import { same } from './json.ts';
import { nodeOf, type OperationPair, type Parameter, parametersOf, scopeOf } from './operation.ts';
import { removedVerb, renameOf } from './rename.ts';

export function compareParameters(pair: OperationPair): void {
  const { session, old: oldOperation, new: newOperation } = pair;
  const old = parametersOf(session.old, oldOperation);
  const next = parametersOf(session.new, newOperation);
  for (const parameter of [...old.values(), ...next.values()]) {
    session.examined.add(parameter.site);
    session.examined.add(parameter.at);
  }
  const added = [...next.keys()].filter(key => !old.has(key));
  for (const [key, before] of old) {
    const after = next.get(key);
    if (after !== undefined) compareParameter(pair, before, after);
    else {
      const hint = renameOf({
        removed: key,
        added,
        isSame: other => same(next.get(other)?.schema?.schema, before.schema?.schema),
      });
      const change = {
        rule: 'parameter-removed',
        at: before.site,
        verb: removedVerb(hint),
        before: key,
        after: hint,
      } as const;
      session.findings.add({
        ...change,
        subject: `request parameter \`${before.name}\``,
        use: oldOperation.name,
      });
    }
  }
  for (const key of added) {
    const parameter = next.get(key);
    if (parameter === undefined) continue;
    const rule = parameter.isRequired ? 'parameter-required-added' : 'parameter-optional-added';
    const verb = parameter.isRequired ? 'was added as required' : 'was added as optional';
    const subject = `request parameter \`${parameter.name}\``;
    session.findings.add({ rule, at: parameter.site, subject, use: oldOperation.name, verb, after: key });
  }
}

function compareParameter(pair: OperationPair, old: Parameter, next: Parameter): void {
  const { session } = pair;
  const subject = `request parameter \`${old.name}\``;
  const about = { at: next.at, subject, use: pair.old.name };
  if (old.name !== next.name && old.place === 'path') {
    const verb = `is now called \`${next.name}\``;
    session.findings.add({
      ...about,
      rule: 'path-parameter-renamed',
      verb,
      before: old.name,
      after: next.name,
    });
  }
  if (old.isRequired !== next.isRequired) {
    const rule = next.isRequired ? 'parameter-made-required' : 'parameter-made-optional';
    const verb = next.isRequired ? 'became required' : 'became optional';
    session.findings.add({ ...about, rule, verb, before: old.isRequired, after: next.isRequired });
  }
  if (!same(old.encoding, next.encoding)) {
    const ends = { before: old.encoding, after: next.encoding };
    session.findings.add({
      ...about,
      rule: 'parameter-encoding-changed',
      verb: 'is written otherwise',
      ...ends,
    });
  }
  compareSchemas(
    session,
    nodeOf(old.schema),
    nodeOf(next.schema),
    scopeOf(pair, 'request', `parameter \`${old.name}\``),
  );
}
