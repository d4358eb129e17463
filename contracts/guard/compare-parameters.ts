import { compareSchemas } from './compare-schema.ts';
import { same } from './json.ts';
import { nodeOf, type OperationPair, type Parameter, parametersOf, scopeOf } from './operation.ts';
import { removedVerb, renameOf } from './rename.ts';

export function compareParameters(pair: OperationPair): void {
  const { session } = pair;
  const old = parametersOf(session.old, pair.old);
  const next = parametersOf(session.new, pair.new);
  for (const { site, at } of [...old.values(), ...next.values()]) {
    session.examined.add(site);
    session.examined.add(at);
  }
  const added = [...next].filter(([key]) => !old.has(key));
  for (const [key, before] of old) {
    const after = next.get(key);
    if (after !== undefined) compareParameter(pair, before, after);
    else
      reportRemoved(
        pair,
        before,
        added.map(([, parameter]) => parameter),
      );
  }
  for (const [, parameter] of added) reportAdded(pair, parameter);
}

function reportRemoved(pair: OperationPair, gone: Parameter, added: readonly Parameter[]): void {
  const twins = added
    .filter(other => same(other.schema?.schema, gone.schema?.schema))
    .map(({ name }) => name);
  const names = added.map(({ name }) => name);
  const hint = renameOf({ removed: gone.name, added: names, isSame: name => twins.includes(name) });
  const about = { subject: `request parameter \`${gone.name}\``, use: pair.old.name };
  const change = { rule: 'parameter-removed', at: gone.site, verb: removedVerb(hint) } as const;
  pair.session.findings.add({ ...about, ...change, before: gone.name, after: hint });
}

function reportAdded(pair: OperationPair, parameter: Parameter): void {
  const rule = parameter.isRequired ? 'parameter-required-added' : 'parameter-optional-added';
  const verb = parameter.isRequired ? 'was added as required' : 'was added as optional';
  const about = { subject: `request parameter \`${parameter.name}\``, use: pair.old.name };
  pair.session.findings.add({ ...about, rule, at: parameter.site, verb, after: parameter.name });
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
  const scope = scopeOf(pair, 'request', `parameter \`${old.name}\``);
  compareSchemas(session, scope, { old: nodeOf(old.schema), new: nodeOf(next.schema) });
}
