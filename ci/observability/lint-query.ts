import {
  type LabelName,
  labelEntry,
  labelTable,
  type MetricEntry,
  type MetricName,
  metricEntry,
  metricTable,
} from '../../contracts/index.ts';
import {
  type Grouping,
  type Matcher,
  type Query,
  QueryUnreadable,
  readQuery,
  type Selector,
} from './promql.ts';

/** Series that rules record, with the labels that they can have. */
export type Recorded = ReadonlyMap<string, ReadonlySet<string>>;

interface Known {
  readonly labels: ReadonlySet<string>;
  readonly entry?: MetricEntry;
}

/** Prometheus puts these on everything that it scrapes. */
const targetLabels = ['job', 'instance'];

const isMetricName = (name: string): name is MetricName => Object.hasOwn(metricTable, name);
const isLabelName = (name: string): name is LabelName => Object.hasOwn(labelTable, name);

function known(name: string, recorded: Recorded): Known | string {
  const labels = recorded.get(name);
  if (labels !== undefined) return { labels };
  if (isMetricName(name)) {
    const entry = metricEntry(name);
    return entry.type === 'histogram'
      ? `${name} is a histogram: name its _bucket, _sum or _count`
      : { entry, labels: new Set([...entry.labels, ...targetLabels]) };
  }
  const [, base = '', suffix] = /^(.+)_(bucket|sum|count)$/.exec(name) ?? [];
  if (!isMetricName(base) || metricEntry(base).type !== 'histogram')
    return `${name} is neither in the catalogue nor recorded by a rule`;
  const entry = metricEntry(base);
  return {
    entry,
    labels: new Set([...entry.labels, ...targetLabels, ...(suffix === 'bucket' ? ['le'] : [])]),
  };
}

/** The plain values that a matcher compares with; undefined where it is a pattern or a dashboard's variable. */
function comparedValues({ operator, value }: Matcher): readonly string[] | undefined {
  if (value.includes('$')) return undefined;
  if (operator === '=' || operator === '!=') return [value];
  return /^[\w|-]+$/.test(value) ? value.split('|') : undefined;
}

function lintMatcher(name: string, { labels, entry }: Known, matcher: Matcher): string[] {
  const { label } = matcher;
  if (!labels.has(label)) return [`${name} has no label ${label}`];
  const buckets =
    label === 'le' && entry?.buckets !== undefined ? [...entry.buckets.map(String), '+Inf'] : undefined;
  const listed = isLabelName(label) ? (entry?.values?.[label] ?? labelEntry(label).values) : buckets;
  const values = listed === undefined ? [] : (comparedValues(matcher) ?? []);
  return values
    .filter(value => !listed?.includes(value))
    .map(value => `${name} never has ${label}="${value}"`);
}

function lintSelector(selector: Selector, recorded: Recorded): string[] {
  const found = known(selector.name, recorded);
  if (typeof found === 'string') return [found];
  return selector.matchers.flatMap(matcher => lintMatcher(selector.name, found, matcher));
}

function lintGrouping(grouping: Grouping, query: Query, recorded: Recorded): string[] {
  const inside = query.selectors.filter(({ at }) => at >= grouping.from && at <= grouping.to);
  const labels = new Set(
    inside.flatMap(({ name }) => {
      const found = known(name, recorded);
      return typeof found === 'string' ? [] : [...found.labels];
    }),
  );
  const names = [...new Set(inside.map(({ name }) => name))].join(', ');
  return grouping.labels
    .filter(label => !labels.has(label))
    .map(label => `no label ${label} on ${names || 'nothing'}`);
}

/** What a query names that isn't there; empty where all of it is. */
export function lintQuery(text: string, recorded: Recorded): readonly string[] {
  try {
    const query = readQuery(text);
    if (query.selectors.length === 0) return ['the query names no metric'];
    const groupings = [...query.aggregations, ...query.matchings];
    return [
      ...query.selectors.flatMap(selector => lintSelector(selector, recorded)),
      ...groupings.flatMap(grouping => lintGrouping(grouping, query, recorded)),
    ];
  } catch (error) {
    if (!(error instanceof QueryUnreadable)) throw error;
    return [error.message];
  }
}

/** The labels that a rule's series can have: those that it groups by, else all of what it reads. */
export function recordedLabels(text: string, recorded: Recorded): ReadonlySet<string> {
  const { aggregations, selectors } = readQuery(text);
  if (aggregations.length > 0) return new Set(aggregations.flatMap(grouping => grouping.labels));
  return new Set(
    selectors.flatMap(({ name }) => {
      const found = known(name, recorded);
      return typeof found === 'string' ? [] : [...found.labels];
    }),
  );
}

/** Catalogue names that a query reads, a histogram's parts under the histogram's own. */
export function metricsIn(text: string): readonly string[] {
  const names = readQuery(text).selectors.map(({ name }) => name);
  return names.map(name => (isMetricName(name) ? name : name.replace(/_(bucket|sum|count)$/, '')));
}

export function isLabelOf(label: string, metric: string): boolean {
  const found = known(metric, new Map());
  return typeof found !== 'string' && found.labels.has(label);
}
