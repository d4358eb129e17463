import { isObject, type Json, objectOf, same, under } from './json.ts';
import { shown } from './schema-scope.ts';
import type { Session } from './session.ts';
import { isContract } from './texts.ts';

function meaningOf(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (!isObject(value)) return value ?? null;
  const kept = Object.entries(value).filter(([name]) => isContract(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, meaningOf(inner)]));
}

/** In the order of a stream every word has a meaning, so any change but one of texts breaks. */
export function compareOrder(session: Session, file: string): void {
  const [old, next] = [session.old, session.new].map(contract => objectOf(contract.documents.get(file)));
  for (const name of new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])) {
    const at = { file, pointer: under('', name) };
    if (!isContract(name)) continue;
    if (name !== 'version') session.examined.add(at);
    const [before, after] = [meaningOf(old?.[name]), meaningOf(next?.[name])];
    if (name === 'version' || same(before, after)) continue;
    const verb = `went from ${shown(before)} to ${shown(after)}`;
    session.findings.add({
      rule: 'sse-order-changed',
      at,
      subject: `response stream order \`${name}\``,
      verb,
      before,
      after,
    });
  }
}
