import type { UnitKind } from './contract.ts';
import { isObject, type Json, type JsonObject, listOf, objectOf, textsOf } from './json.ts';
import type { RuleId } from './rules/index.ts';

/** How a property of an entry is compared: as a whole, or as a set whose members come and go. */
export type Property =
  | { readonly kind: 'whole'; readonly changed: RuleId }
  | { readonly kind: 'set'; readonly noun: string; readonly added: RuleId; readonly removed: RuleId };

export interface Section {
  readonly noun: string;
  readonly added: RuleId;
  readonly removed: RuleId;
  readonly properties: Readonly<Record<string, Property>>;
  readonly other: RuleId;
}

const whole = (changed: RuleId): Property => ({ kind: 'whole', changed });

const values: Property = {
  kind: 'set',
  noun: 'label value',
  added: 'metric-label-value-added',
  removed: 'metric-label-value-removed',
};

const errorCodes: Section = {
  noun: 'error code',
  added: 'error-added',
  removed: 'error-removed',
  properties: {
    status: whole('error-status-changed'),
    retriable: whole('error-retriable-changed'),
    where: whole('error-where-changed'),
    category: whole('error-category-changed'),
    planes: whole('error-planes-changed'),
  },
  other: 'error-property-changed',
};

const metrics: Section = {
  noun: 'metric',
  added: 'metric-added',
  removed: 'metric-removed',
  properties: {
    type: whole('metric-type-changed'),
    unit: whole('metric-unit-changed'),
    buckets: whole('metric-buckets-changed'),
    labels: { kind: 'set', noun: 'label', added: 'metric-label-added', removed: 'metric-label-removed' },
    values,
  },
  other: 'metric-property-changed',
};

const metricLabels: Section = {
  noun: 'metric label',
  added: 'metric-label-defined',
  removed: 'metric-label-undefined',
  properties: { values },
  other: 'metric-property-changed',
};

const promises: Property = {
  kind: 'set',
  noun: 'capability',
  added: 'capability-added',
  removed: 'capability-removed',
};

const capabilities: Section = {
  noun: 'capability',
  added: 'capability-added',
  removed: 'capability-removed',
  properties: { capabilities: promises, workloads: { ...promises, noun: 'workload' } },
  other: 'capability-changed',
};

const capabilityNouns = new Map([
  ['engines', 'engine'],
  ['wires', 'wire'],
  ['workloads', 'workload'],
]);

export function sectionOf(kind: UnitKind, name: string): Section {
  if (kind === 'errors') return errorCodes;
  if (kind === 'metrics') return name === 'labels' ? metricLabels : metrics;
  return { ...capabilities, noun: capabilityNouns.get(name) ?? capabilities.noun };
}

const names = ['name', 'id', 'code', 'key'];

/** The entries of a section by name, whether it is written as a mapping or as a list; null where it has none. */
export function entriesOf(
  section: Json | undefined,
): Map<string, { key: string | number; value: Json }> | null {
  if (isObject(section)) {
    return new Map(Object.entries(section).map(([key, value]) => [key, { key, value }]));
  }
  if (!Array.isArray(section)) return null;
  return new Map(
    section.map((value, key) => {
      const word = names.find(candidate => typeof objectOf(value)[candidate] === 'string');
      const name =
        typeof value === 'string' ? value : word === undefined ? String(key) : objectOf(value)[word];
      return [String(name), { key, value }];
    }),
  );
}

/** The members of a set; those of a mapping of lists are `name=member`. */
export function membersOf(value: Json | undefined): Set<string> {
  if (isObject(value)) {
    return new Set(
      Object.entries(value).flatMap(([name, list]) => plain(list).map(member => `${name}=${member}`)),
    );
  }
  return new Set(plain(value));
}

function plain(value: Json | undefined): string[] {
  if (isObject(value)) return Object.keys(value);
  return typeof value === 'string' ? textsOf(value) : listOf(value).map(nameOf);
}

function nameOf(value: Json): string {
  if (!isObject(value)) return String(value);
  const word = names.find(candidate => typeof value[candidate] === 'string');
  return word === undefined ? JSON.stringify(value) : String(value[word]);
}

export function propertiesOf(value: Json): JsonObject {
  return isObject(value) ? value : {};
}
