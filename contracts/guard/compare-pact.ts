import { isObject, type Json, listOf, objectOf, same } from './json.ts';
import type { Session } from './session.ts';

function interactionsOf(document: Json | undefined): Map<string, Json> {
  const interactions = listOf(objectOf(document).interactions);
  return new Map(
    interactions.map(interaction => {
      const { description, providerStates } = objectOf(interaction);
      const states = listOf(providerStates).map(state => objectOf(state).name ?? '');
      return [[description ?? '', ...states].join(' / '), interaction];
    }),
  );
}

/** Whatever the old value says the new one says too, perhaps with members beside it. */
function holds(old: Json | undefined, next: Json | undefined): boolean {
  if (isObject(old) && isObject(next)) return Object.keys(old).every(name => holds(old[name], next[name]));
  if (Array.isArray(old) && Array.isArray(next)) {
    return old.length === next.length && old.every((item, index) => holds(item, next[index]));
  }
  return same(old, next);
}

export function comparePact(session: Session, file: string): void {
  const old = interactionsOf(session.old.documents.get(file));
  const next = interactionsOf(session.new.documents.get(file));
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const [before, after] = [old.get(name), next.get(name)];
    const about = {
      at: { file, pointer: `/interactions/${name.replaceAll('/', '~1')}` },
      subject: `interaction "${name}"`,
    };
    if (after === undefined)
      session.findings.add({ ...about, rule: 'pact-interaction-removed', verb: 'was removed' });
    else if (before === undefined)
      session.findings.add({ ...about, rule: 'pact-interaction-added', verb: 'was added' });
    else if (same(before, after)) continue;
    else {
      const isAsked = same(objectOf(before).request, objectOf(after).request);
      const rule = isAsked && holds(before, after) ? 'pact-interaction-extended' : 'pact-interaction-changed';
      session.findings.add({ ...about, rule, verb: 'was changed' });
    }
  }
}
