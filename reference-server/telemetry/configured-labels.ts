// Which samples exist before anything has happened: those over labels that the configuration names.
import { type LabelName, labelEntry, type MetricEntry } from '#contracts';

export interface ConfiguredPool {
  readonly poolId: string;
  readonly engine: string;
  readonly replicaIds: readonly string[];
}

export interface ConfiguredLabels {
  readonly pools: readonly ConfiguredPool[];
  readonly tenants: readonly string[];
  readonly sinks: readonly string[];
  readonly plugins: readonly { readonly id: string; readonly phase: string }[];
}

export type Labels = Readonly<Partial<Record<LabelName, string>>>;

/** Labels that the configuration closes: any other value is none of the server's own. */
export function configuredValues(configured: ConfiguredLabels): ReadonlyMap<LabelName, readonly string[]> {
  return new Map<LabelName, readonly string[]>([
    ['engine', configured.pools.map(pool => pool.engine)],
    ['pool_id', configured.pools.map(pool => pool.poolId)],
    ['replica_id', configured.pools.flatMap(pool => pool.replicaIds)],
    ['tenant', configured.tenants],
    ['sink', configured.sinks],
    ['plugin', configured.plugins.map(plugin => plugin.id)],
  ]);
}

export function closedValues(entry: MetricEntry, label: LabelName): readonly string[] | undefined {
  return entry.values?.[label] ?? labelEntry(label).values;
}

/** Labels that belong together: a replica only ever shows with its own pool, a pool with its own engine. */
function groupsOf(configured: ConfiguredLabels): readonly (readonly Labels[])[] {
  const replicas = configured.pools.flatMap(({ poolId, engine, replicaIds }) =>
    replicaIds.map(replica_id => ({ engine, pool_id: poolId, replica_id })),
  );
  const pools = configured.pools.map(({ poolId, engine }) => ({ engine, pool_id: poolId }));
  return [
    pools,
    replicas,
    configured.plugins.map(({ id, phase }) => ({ plugin: id, phase })),
    configured.tenants.map(tenant => ({ tenant })),
    configured.sinks.map(sink => ({ sink })),
  ];
}

function pick(labels: Labels, names: readonly LabelName[]): Labels {
  return Object.fromEntries(
    names.flatMap(name => (labels[name] === undefined ? [] : [[name, labels[name]]])),
  );
}

const times = (left: readonly Labels[], right: readonly Labels[]): Labels[] =>
  left.flatMap(one => right.map(other => ({ ...one, ...other })));

/** Every combination of labels with which the metric starts at 0. */
export function startingLabels(entry: MetricEntry, configured: ConfiguredLabels): readonly Labels[] {
  if (entry.zero !== 'configured') return [];
  const missing = new Set(entry.labels);
  const [pools = [], replicas = [], ...others] = groupsOf(configured);
  const groups = [missing.has('replica_id') ? replicas : pools, ...others];
  let combinations: readonly Labels[] = [{}];
  for (const group of groups) {
    const names = Object.keys(group[0] ?? {}) as LabelName[];
    const shared = names.filter(name => missing.has(name) && closedValues(entry, name) === undefined);
    if (shared.length === 0) continue;
    const owned = names.filter(name => missing.delete(name));
    combinations = times(
      combinations,
      group.map(labels => pick(labels, owned)),
    );
  }
  for (const label of missing) {
    const values = closedValues(entry, label) ?? [];
    combinations = times(
      combinations,
      values.map(value => ({ [label]: value })),
    );
  }
  return combinations;
}
