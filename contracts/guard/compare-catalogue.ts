import { entriesOf, membersOf, propertiesOf, type Section, sectionOf } from './catalogue.ts';
import type { Location, UnitKind } from './contract.ts';
import { type Json, objectOf, same, under } from './json.ts';
import { removedVerb, renameOf } from './rename.ts';
import { shown } from './schema-scope.ts';
import type { Session } from './session.ts';
import { isContract } from './texts.ts';

interface Place {
  readonly session: Session;
  readonly section: Section;
  readonly at: Location;
}

interface Entry {
  readonly key: string | number;
  readonly value: Json;
}

function within(at: Location, ...segments: (string | number)[]): Location {
  return { file: at.file, pointer: under(at.pointer, ...segments) };
}

export function compareCatalogue(session: Session, file: string, kind: UnitKind): void {
  const [old, next] = [session.old, session.new].map(contract => objectOf(contract.documents.get(file)));
  for (const name of new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])) {
    const at: Location = { file, pointer: under('', name) };
    if (!isContract(name)) continue;
    const [before, after] = [old?.[name], next?.[name]];
    const [oldEntries, newEntries] = [entriesOf(before), entriesOf(after)];
    session.examined.add(at);
    if (oldEntries !== null && newEntries !== null) {
      compareEntries({ session, section: sectionOf(kind, name), at }, oldEntries, newEntries);
    } else if (!same(before, after)) {
      const isLabel = name === 'version';
      const rule = isLabel
        ? 'version-label-changed'
        : before === undefined
          ? 'catalogue-property-added'
          : 'catalogue-changed';
      const verb = `went from ${shown(before)} to ${shown(after)}`;
      session.findings.add({ rule, at, subject: `\`${name}\``, verb, before, after });
    }
  }
}

function compareEntries(
  place: Place,
  old: ReadonlyMap<string, Entry>,
  next: ReadonlyMap<string, Entry>,
): void {
  const { session, section, at } = place;
  const added = [...next.keys()].filter(name => !old.has(name));
  for (const [name, before] of old) {
    const after = next.get(name);
    const subject = `${section.noun} \`${name}\``;
    if (after === undefined) {
      const hint = renameOf({
        removed: name,
        added,
        isSame: other => same(next.get(other)?.value, before.value),
      });
      const change = { rule: section.removed, at: within(at, before.key), verb: removedVerb(hint) };
      session.findings.add({ ...change, subject, before: name, after: hint });
    } else compareEntry({ ...place, at: within(at, after.key) }, subject, [before.value, after.value]);
  }
  for (const name of added) {
    const place = within(at, next.get(name)?.key ?? name);
    session.findings.add({
      rule: section.added,
      at: place,
      subject: `${section.noun} \`${name}\``,
      verb: 'was added',
      after: name,
    });
  }
}

function compareEntry(place: Place, subject: string, [before, after]: readonly [Json, Json]): void {
  const { session, section, at } = place;
  const [old, next] = [propertiesOf(before), propertiesOf(after)];
  const isPlain = Object.keys(old).length === 0 && Object.keys(next).length === 0;
  if (isPlain && !same(before, after)) {
    const verb = `went from ${shown(before)} to ${shown(after)}`;
    session.findings.add({ rule: section.other, at, subject, verb, before, after });
  }
  for (const name of new Set([...Object.keys(old), ...Object.keys(next)])) {
    if (!isContract(name) || same(old[name], next[name])) continue;
    compareProperty(
      { ...place, at: within(at, name) },
      { subject, name, before: old[name], after: next[name] },
    );
  }
}

interface PropertyChange {
  readonly subject: string;
  readonly name: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

function compareProperty({ session, section, at }: Place, change: PropertyChange): void {
  const { name, before, after } = change;
  const property = section.properties[name];
  if (property?.kind !== 'set') {
    const isNew = property === undefined && before === undefined;
    const rule = property?.changed ?? (isNew ? 'catalogue-property-added' : section.other);
    const verb = `went from ${name} ${shown(before)} to ${shown(after)}`;
    session.findings.add({ rule, at, subject: change.subject, verb, before, after });
    return;
  }
  const [old, next] = [membersOf(before), membersOf(after)];
  const added = [...next.difference(old)];
  for (const member of old.difference(next)) {
    const hint = renameOf({
      removed: member,
      added,
      isSame: () => added.length === 1 && old.size === next.size,
    });
    const about = { at: within(at, member), subject: `${property.noun} \`${member}\` of ${change.subject}` };
    session.findings.add({
      ...about,
      rule: property.removed,
      verb: removedVerb(hint),
      before: member,
      after: hint,
    });
  }
  for (const member of added) {
    const about = { at: within(at, member), subject: `${property.noun} \`${member}\` of ${change.subject}` };
    session.findings.add({ ...about, rule: property.added, verb: 'was added', after: member });
  }
}
