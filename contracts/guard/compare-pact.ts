import { isObject, type Json, type JsonObject, listOf, objectOf, same, under, valueAt } from './json.ts';
import type { RuleId } from './rules/index.ts';
import type { Session } from './session.ts';

/** By what they are asked and in which states. */
function interactionsOf(document: Json | undefined): Map<string, Json> {
  const named = new Map<string, Json>();
  for (const interaction of listOf(objectOf(document).interactions)) {
    const { description, providerStates } = objectOf(interaction);
    const states = listOf(providerStates).map(state => objectOf(state).name ?? '');
    let name = [description ?? '', ...states].join(' / ');
    while (named.has(name)) name = `${name} (again)`;
    named.set(name, interaction);
  }
  return named;
}

/** Whatever the old value says the new one says too, perhaps with members beside it. */
function holds(old: Json | undefined, next: Json | undefined): boolean {
  if (isObject(old) && isObject(next)) return Object.keys(old).every(name => holds(old[name], next[name]));
  if (Array.isArray(old) && Array.isArray(next)) {
    return old.length === next.length && old.every((item, index) => holds(item, next[index]));
  }
  return same(old, next);
}

const step = /\.([^.[]+)|\['([^']*)'\]|\[(\d+|\*)\]/g;

/** Whether there is something at a path such as `$.items[*].id`; a text is only looked at as a whole. */
function reaches(content: Json | undefined, path: string): boolean {
  if (content === undefined) return false;
  if (typeof content === 'string') return true;
  let found: readonly Json[] = [content];
  for (const [, member, quoted, index] of path.matchAll(step)) {
    const name = member ?? quoted ?? index ?? '';
    found = found.flatMap(value => {
      if (name === '*') return isObject(value) ? Object.values(value) : listOf(value);
      const below = valueAt(value, under('', name));
      return below === undefined ? [] : [below];
    });
  }
  return found.length > 0;
}

interface Answer {
  readonly said: JsonObject;
  readonly rules: JsonObject;
}

function bodyOf({ body, contents }: JsonObject): Json | undefined {
  const whole = body ?? contents;
  return isObject(whole) && Object.hasOwn(whole, 'content') ? whole.content : whole;
}

/** A rule where nothing stood is part of what was added; one for what stood there lets it be something else. */
function isNewPlace({ said }: Answer, part: string, place: string): boolean {
  if (part === 'body') return !reaches(bodyOf(said), place);
  const names = Object.keys(objectOf(said.headers)).map(name => name.toLowerCase());
  return part === 'header' && !names.includes(place.toLowerCase());
}

function isExtended(old: Answer, next: Answer): boolean {
  if (!holds(old.said, next.said) || !holds(old.rules, next.rules)) return false;
  return Object.entries(next.rules).every(([part, rules]) =>
    Object.entries(objectOf(rules)).every(
      ([place, rule]) => same(rule, objectOf(old.rules[part])[place]) || isNewPlace(old, part, place),
    ),
  );
}

/** What comes back, apart from what the client does and from what is only said to readers. */
function partsOf(interaction: Json): { readonly asked: JsonObject; readonly answer: Answer } {
  const { comments: _, response, contents, metadata, matchingRules, ...asked } = objectOf(interaction);
  const isHttp = response !== undefined;
  const whole: JsonObject = isHttp
    ? objectOf(response)
    : { contents: contents ?? null, metadata: metadata ?? null };
  const { matchingRules: own, ...said } = whole;
  return { asked, answer: { said, rules: objectOf(isHttp ? own : matchingRules) } };
}

function ruleOf(before: Json, after: Json): RuleId {
  const [old, next] = [partsOf(before), partsOf(after)];
  if (!same(old.asked, next.asked) || !isExtended(old.answer, next.answer)) return 'pact-interaction-changed';
  const isSaid = same(old.answer.said, next.answer.said) && same(old.answer.rules, next.answer.rules);
  return isSaid ? 'text-changed' : 'pact-interaction-extended';
}

/** Around the interactions: between whom they are, and what tools keep there. */
function compareFrame(session: Session, file: string): void {
  const [old, next] = [session.old, session.new].map(({ documents }) => objectOf(documents.get(file)));
  for (const part of new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])) {
    const [before, after] = [old?.[part], next?.[part]];
    if (part === 'interactions' || same(before, after)) continue;
    const isParty = part === 'consumer' || part === 'provider';
    const isOther = isParty && !same(objectOf(before).name, objectOf(after).name);
    const rule = isOther ? 'pact-party-changed' : 'extension-changed';
    session.findings.add({
      rule,
      at: { file, pointer: under('', part) },
      subject: part,
      verb: 'was changed',
    });
  }
}

export function comparePact(session: Session, file: string): void {
  compareFrame(session, file);
  const old = interactionsOf(session.old.documents.get(file));
  const next = interactionsOf(session.new.documents.get(file));
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const [before, after] = [old.get(name), next.get(name)];
    const about = { at: { file, pointer: under('/interactions', name) }, subject: `interaction "${name}"` };
    if (after === undefined)
      session.findings.add({ ...about, rule: 'pact-interaction-removed', verb: 'was removed' });
    else if (before === undefined)
      session.findings.add({ ...about, rule: 'pact-interaction-added', verb: 'was added' });
    else if (!same(before, after))
      session.findings.add({ ...about, rule: ruleOf(before, after), verb: 'was changed' });
  }
}
